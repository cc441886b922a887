package io.cloudclicker.lag;

import io.cloudclicker.lag.Lag.Part;
import io.cloudclicker.lag.Unapplied.Oldest;
import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.wire.StageTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reckons the lag of one log, and remembers what rates need. Not thread-safe.
final class LagMeter {

  /// How long a partition that is counted may stay where it is.
  private static final Duration STANDING = Duration.ofSeconds(5);

  /// What a consumer told longer ago, it does no more.
  private static final Duration RECENT = Duration.ofSeconds(5);

  private final int log;
  private final LagProperties properties;
  private final Flow in;
  private final Flow out;
  private final Map<Integer, Oldest> known = new HashMap<>();

  LagMeter(int log, LagProperties properties) {
    this.log = log;
    this.properties = properties;
    this.in = new Flow(properties.window());
    this.out = new Flow(properties.window());
  }

  int log() {
    return log;
  }

  /// The offset to read at, of every partition that is behind.
  static Map<Integer, Long> behind(Ends ends, Applied applied) {
    Map<Integer, Long> behind = new HashMap<>();
    for (int partition = 0; partition < ends.offsets().size(); partition++) {
      if (applied.offset(partition) < ends.offsets().get(partition)) {
        behind.put(partition, applied.offset(partition));
      }
    }
    return behind;
  }

  /// @param consumers what those who count say of themselves, by partition
  /// @param oldest of the partitions behind; one that is missing keeps what was known of it, which
  ///   is too old rather than too young
  Lag measure(
      Ends ends,
      Applied applied,
      Map<Integer, Oldest> oldest,
      Map<Integer, StageTimes> consumers,
      long nowMillis) {
    in.add(ends.atMillis(), ends.offsets());
    out.add(applied.atMillis(), offsets(ends, applied));
    known.keySet().retainAll(behind(ends, applied).keySet());
    known.putAll(oldest);
    var parts =
        IntStream.range(0, ends.offsets().size())
            .mapToObj(partition -> part(partition, ends, applied, nowMillis))
            .toList();
    long asOfMillis = Math.min(ends.atMillis(), applied.atMillis());
    boolean old = nowMillis - applied.atMillis() > properties.window().toMillis();
    var drain = old ? OptionalDouble.empty() : secondsToDrain(parts);
    var bottleneck = diagnosis(parts, applied, consumers, nowMillis).bottleneck();
    return new Lag(log, asOfMillis, parts, in.perSecond(), out.perSecond(), drain, bottleneck);
  }

  private static List<Long> offsets(Ends ends, Applied applied) {
    return IntStream.range(0, ends.offsets().size()).mapToObj(applied::offset).toList();
  }

  private Part part(int partition, Ends ends, Applied applied, long nowMillis) {
    long end = ends.offsets().get(partition);
    long from = applied.offset(partition);
    long records = Math.max(0, end - from);
    var first = known.get(partition);
    return new Part(
        partition,
        end,
        from,
        records,
        clicks(records, first),
        age(records, first, nowMillis),
        records == 0 || first == null ? 0 : Math.max(0, first.begin() - from));
  }

  private static long clicks(long records, @Nullable Oldest first) {
    return Math.round(records * (first == null ? 1 : first.clicksPerRecord()));
  }

  private static OptionalLong age(long records, @Nullable Oldest first, long nowMillis) {
    if (records == 0) {
      return OptionalLong.of(0);
    }
    return first == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, nowMillis - first.appendedAtMillis()));
  }

  private Diagnosis diagnosis(
      List<Part> parts, Applied applied, Map<Integer, StageTimes> consumers, long nowMillis) {
    var behind = partitions(parts, part -> !keepsUp(part));
    return new Diagnosis(
        parts,
        behind,
        partitions(parts, part -> out.stood(part.partition(), STANDING)),
        consumers.entrySet().stream()
            .filter(it -> behind.contains(it.getKey()))
            .map(Map.Entry::getValue)
            .filter(it -> Math.abs(nowMillis - it.atMillis()) < RECENT.toMillis())
            .toList(),
        properties.slowDatabase(),
        answerTime(applied, nowMillis));
  }

  private static Set<Integer> partitions(List<Part> parts, Predicate<Part> wanted) {
    return parts.stream().filter(wanted).map(Part::partition).collect(Collectors.toSet());
  }

  /// Where the answer to the next question is overdue, it takes as long by now.
  private Duration answerTime(Applied applied, long nowMillis) {
    var since = Duration.ofMillis(nowMillis - applied.atMillis());
    var silence = since.minus(properties.interval().multipliedBy(3));
    return silence.compareTo(applied.took()) > 0 ? silence : applied.took();
  }

  /// Who keeps up has a few young records behind at any time, and nothing to drain.
  private OptionalDouble secondsToDrain(List<Part> parts) {
    if (parts.stream().allMatch(this::keepsUp)) {
      return OptionalDouble.of(0);
    }
    double faster = out.perSecond() - in.perSecond();
    double records = parts.stream().mapToLong(Part::records).sum();
    return faster > 0 ? OptionalDouble.of(records / faster) : OptionalDouble.empty();
  }

  private boolean keepsUp(Part part) {
    Duration limit = properties.behind();
    return part.ageMillis().isPresent() && part.ageMillis().getAsLong() < limit.toMillis();
  }
}
