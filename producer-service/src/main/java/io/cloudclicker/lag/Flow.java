package io.cloudclicker.lag;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// How fast offsets move, over the last seconds. Not thread-safe.
final class Flow {

  private record Sample(long atMillis, List<Long> offsets) {
    long sum() {
      return offsets.stream().mapToLong(Long::longValue).sum();
    }

    /// A partition that was not there yet begins at 0.
    long offset(int partition) {
      return partition < offsets.size() ? offsets.get(partition) : 0;
    }
  }

  /// Who stood for as long begins anew, so that a rate is not one half of standing.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final long windowMillis;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private long movedMillis = Long.MAX_VALUE;
  private long begunMillis;

  Flow(Duration window) {
    this.windowMillis = window.toMillis();
  }

  /// @param offsets of each partition, from partition 0 on
  void add(long atMillis, List<Long> offsets) {
    if (!samples.isEmpty() && atMillis <= samples.getLast().atMillis()) {
      return;
    }
    var sample = new Sample(atMillis, List.copyOf(offsets));
    noteWhetherItMoved(sample);
    samples.addLast(sample);
    while (samples.size() > 2 && atMillis - second().atMillis() >= windowMillis) {
      samples.removeFirst();
    }
  }

  private void noteWhetherItMoved(Sample sample) {
    var last = samples.peekLast();
    if (last == null) {
      movedMillis = sample.atMillis();
    } else if (last.sum() != sample.sum()) {
      if (last.atMillis() - movedMillis >= PAUSE.toMillis()) {
        begunMillis = last.atMillis();
      }
      movedMillis = sample.atMillis();
    }
  }

  /// Records a second, since it last stood for 5 s; 0 where offsets went back, or before there are
  /// two samples.
  double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    var last = samples.getLast();
    var first =
        samples.stream().filter(it -> it.atMillis() >= begunMillis).findFirst().orElse(last);
    if (first.equals(last)) {
      return 0;
    }
    double seconds = (last.atMillis() - first.atMillis()) / 1_000.0;
    return Math.max(0, last.sum() - first.sum()) / seconds;
  }

  /// Whether the partition was at the same offset for as long, at least.
  boolean stood(int partition, Duration time) {
    if (samples.isEmpty()) {
      return false;
    }
    var last = samples.getLast();
    long beforeMillis = last.atMillis() - time.toMillis();
    return samples.stream()
        .filter(it -> it.atMillis() <= beforeMillis)
        .reduce((_, later) -> later)
        .filter(it -> it.offset(partition) == last.offset(partition))
        .isPresent();
  }

  private Sample second() {
    var each = samples.iterator();
    each.next();
    return each.next();
  }
}
