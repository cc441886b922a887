package io.cloudclicker.reading;

import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far this instance knows that the present log is counted, gaplessly since when, and what time
/// that stands for. Not thread-safe.
final class Progress {

  private Runs runs = new Runs(1);
  private Freshness freshness = new Freshness();
  private Applied known = Applied.nothing(1);
  private @Nullable Ends measured;

  Runs runs() {
    return runs;
  }

  Freshness freshness() {
    return freshness;
  }

  /// The highest that a notice or a store has told.
  Applied known() {
    return known;
  }

  /// Whether taking the notice makes what was filled before it incomplete.
  boolean breaksAt(Notice notice) {
    return startsWith(notice.log()) || (isOf(notice.log()) && runs.beginsWith(notice));
  }

  /// Whether this log would be later than the known one.
  boolean startsWith(int log) {
    return log > known.log();
  }

  /// @return whether it is of the present log; one of an earlier log moves nothing
  boolean take(Notice notice) {
    goOnWith(notice.log());
    if (!isOf(notice.log())) {
      return false;
    }
    runs.take(notice);
    freshness.counted(new Mark(notice.partition(), notice.to(), notice.appendedAtMillis()));
    know(runs.reach());
    return true;
  }

  void take(Applied told, List<Mark> marks) {
    goOnWith(told.log());
    if (isOf(told.log())) {
      marks.forEach(freshness::counted);
      know(told);
    }
  }

  void measure(Ends ends) {
    measured = ends;
    markEnds();
  }

  private boolean isOf(int log) {
    return log == known.log();
  }

  private void goOnWith(int log) {
    if (startsWith(log)) {
      runs = new Runs(log);
      freshness = new Freshness();
      known = Applied.nothing(log);
      markEnds();
    }
  }

  private void know(Applied reached) {
    if (!known.includes(reached)) {
      known = known.and(reached);
    }
  }

  private void markEnds() {
    var ends = measured;
    if (ends != null && isOf(ends.log())) {
      for (int partition = 0; partition < ends.offsets().size(); partition++) {
        freshness.measured(new Mark(partition, ends.offsets().get(partition), ends.atMillis()));
      }
    }
  }
}
