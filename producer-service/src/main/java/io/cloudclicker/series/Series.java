package io.cloudclicker.series;

import io.cloudclicker.series.History.Addition;
import io.cloudclicker.series.History.Epoch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts a counter's past into points, one for each step. A reset begins the total anew and leaves
/// the clicks before it where they are: each point has the clicks of all epochs that were pressed
/// in its step, and the total, at its end, of the epoch that had begun by then.
final class Series {

  private final Range range;
  private final History history;
  private final long nowMillis;
  private final Map<Long, Map<Long, Long>> clicksByEpoch = new HashMap<>();

  private Series(Range range, History history, long nowMillis) {
    this.range = range;
    this.history = history;
    this.nowMillis = nowMillis;
    for (var addition : history.additions()) {
      clicksByEpoch
          .computeIfAbsent(addition.epoch(), _ -> new HashMap<>())
          .merge(addition.atMillis(), addition.clicks(), Long::sum);
    }
  }

  /// @param total what the counter stood at, at the step's end
  /// @param epoch which the total is of: where it changes, the counter was reset
  record Point(long atMillis, long clicks, long total, long epoch) {}

  static List<Point> of(Range range, History history, long nowMillis) {
    return new Series(range, history, nowMillis).points();
  }

  private List<Point> points() {
    Map<Long, Long> totals = totalsBefore();
    List<Point> points = new ArrayList<>(range.points());
    for (int index = 0; index < range.points(); index++) {
      long at = range.fromMillis() + index * range.step().millis();
      long clicks = 0;
      for (var epoch : history.epochs()) {
        long added = clicks(epoch.number(), at);
        totals.merge(epoch.number(), added, Long::sum);
        clicks += added;
      }
      long end = at + range.step().millis();
      long epoch = epochBefore(end);
      points.add(new Point(at, clicks, totals.getOrDefault(epoch, 0L) + start(epoch, end), epoch));
    }
    return points;
  }

  /// What each epoch stood at where the range begins: what it stands at now, without all since.
  private Map<Long, Long> totalsBefore() {
    Map<Long, Long> totals = new HashMap<>();
    history.epochs().forEach(epoch -> totals.put(epoch.number(), epoch.clicks()));
    for (Addition addition : history.additions()) {
      totals.merge(addition.epoch(), -addition.clicks(), Long::sum);
    }
    return totals;
  }

  private long clicks(long epoch, long atMillis) {
    return clicksByEpoch.getOrDefault(epoch, Map.of()).getOrDefault(atMillis, 0L);
  }

  /// The latest epoch that began before the time. One that is numbered ahead of our clock has
  /// begun.
  private long epochBefore(long endMillis) {
    return history.epochs().stream()
        .mapToLong(Epoch::number)
        .filter(number -> Math.min(number, nowMillis) < endMillis)
        .max()
        .orElse(history.epochs().isEmpty() ? history.startEpoch() : 0);
  }

  private long start(long epoch, long endMillis) {
    boolean begun = epoch == history.startEpoch() && history.createdAtMillis() < endMillis;
    return begun ? history.startValue() : 0;
  }
}
