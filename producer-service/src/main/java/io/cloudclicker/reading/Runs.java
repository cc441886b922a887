package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run per partition of one log. Not thread-safe.
final class Runs {

  private final int log;
  private final List<@Nullable Run> runs = new ArrayList<>();

  Runs(int log) {
    this.log = log;
  }

  int log() {
    return log;
  }

  /// Whether the notice would begin a run, so that entries filled before it miss something.
  boolean beginsWith(Notice notice) {
    var run = of(notice.partition());
    return run == null || run.endsBefore(notice);
  }

  void take(Notice notice) {
    put(notice.partition(), extended(of(notice.partition()), notice));
  }

  void put(int partition, Run run) {
    while (runs.size() <= partition) {
      runs.add(null);
    }
    runs.set(partition, run);
  }

  @Nullable Run of(int partition) {
    return partition < runs.size() ? runs.get(partition) : null;
  }

  /// How far the runs reach; 0 where a partition has none.
  Applied reach() {
    return new Applied(log, runs.stream().map(run -> run == null ? 0 : run.to()).toList());
  }

  /// What the runs say of append times.
  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (int partition = 0; partition < runs.size(); partition++) {
      var run = runs.get(partition);
      if (run != null) {
        marks.add(new Mark(partition, run.to(), run.appendedAtMillis()));
      }
    }
    return marks;
  }

  /// Whether a state that includes everything below `filled` has missed nothing that the runs
  /// cover.
  boolean continueFrom(Applied filled) {
    for (int partition = 0; partition < runs.size(); partition++) {
      var run = runs.get(partition);
      if (run != null && filled.offset(partition) < run.from()) {
        return false;
      }
    }
    return filled.log() == log;
  }

  private static Run extended(@Nullable Run run, Notice notice) {
    return run == null ? Run.of(notice) : run.with(notice);
  }
}
