package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Turns a progress into a time: what everything was appended before that is below it. It keeps
/// marks that are not reached yet, so that the time is right while nothing is counted; of too many
/// it forgets some, which makes times older and never newer. One log at a time; not thread-safe.
final class Freshness {

  private final List<Marks> partitions = new ArrayList<>();

  /// A record that was counted.
  void counted(Mark mark) {
    var marks = of(mark.partition());
    marks.progress = Math.max(marks.progress, mark.offset());
    marks.add(mark);
  }

  /// An end of the log that was measured, whether or not it is counted yet.
  void measured(Mark mark) {
    of(mark.partition()).add(mark);
  }

  /// The time of the progress; 0 where a partition has no mark that it reaches.
  long asOfMillis(Applied applied) {
    int size = Math.max(partitions.size(), applied.offsets().size());
    long asOf = size == 0 ? 0 : Long.MAX_VALUE;
    for (int partition = 0; partition < size; partition++) {
      long offset = applied.offset(partition);
      asOf = Math.min(asOf, partition < partitions.size() ? of(partition).reached(offset) : 0);
    }
    return asOf;
  }

  private Marks of(int partition) {
    while (partitions.size() <= partition) {
      partitions.add(new Marks());
    }
    return partitions.get(partition);
  }

  /// The marks of one partition: offset to time, where both only grow.
  private static final class Marks {

    private static final int MAX_REACHED = 64;
    private static final int MAX_AHEAD = 192;

    private final TreeMap<Long, Long> times = new TreeMap<>();
    private long progress;

    void add(Mark mark) {
      if (reached(mark.offset()) >= mark.atMillis()) {
        return;
      }
      times.put(mark.offset(), mark.atMillis());
      dropWeaker(mark);
      if (times.headMap(progress, true).size() > MAX_REACHED) {
        times.pollFirstEntry();
      }
      if (times.tailMap(progress, false).size() > MAX_AHEAD) {
        thinOut();
      }
    }

    long reached(long offset) {
      var floor = times.floorEntry(offset);
      return floor == null ? 0 : floor.getValue();
    }

    /// What was appended before the mark's time is below the mark's offset: later offsets with
    /// earlier times say less.
    private void dropWeaker(Mark mark) {
      var next = times.higherEntry(mark.offset());
      while (next != null && next.getValue() <= mark.atMillis()) {
        times.remove(next.getKey());
        next = times.higherEntry(mark.offset());
      }
    }

    /// Drops the mark ahead that lies closest to its neighbours; never the newest.
    private void thinOut() {
      long closest = -1;
      long least = Long.MAX_VALUE;
      for (var mark : times.tailMap(progress, false).headMap(times.lastKey()).entrySet()) {
        var before = times.lowerEntry(mark.getKey());
        var after = times.higherEntry(mark.getKey());
        long gap = after.getValue() - (before == null ? 0 : before.getValue());
        if (gap < least) {
          least = gap;
          closest = mark.getKey();
        }
      }
      times.remove(closest);
    }
  }
}
