package io.cloudclicker.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.series.History.Addition;
import io.cloudclicker.series.History.Epoch;
import io.cloudclicker.series.Series.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Minutes 100 to 103, where it is half past minute 103 now.
class SeriesTest {

  private static final long MINUTE = Step.MINUTE.millis();
  private static final Range RANGE = new Range(Step.MINUTE, 100 * MINUTE, 104 * MINUTE);
  private static final long NOW = 103 * MINUTE + 30_000;

  @Test
  void endsWhereTheTotalStands_andHasEmptySteps() {
    var history =
        history(List.of(new Epoch(0, 50)), added(0, 100, 3), added(0, 102, 5), added(0, 103, 1));
    assertThat(points(history))
        .containsExactly(
            point(100, 3, 44, 0), point(101, 0, 44, 0), point(102, 5, 49, 0), point(103, 1, 50, 0));
  }

  @Test
  void leavesOut_whatWasPressedBehindItsEnd() {
    var past = new Range(Step.MINUTE, 100 * MINUTE, 102 * MINUTE);
    var history = history(List.of(new Epoch(0, 50)), added(0, 101, 3), added(0, 102, 7));
    assertThat(Series.of(past, history, NOW))
        .containsExactly(point(100, 0, 40, 0), point(101, 3, 43, 0));
  }

  @Test
  void beginsTheTotalAnew_whereTheCounterWasReset_andKeepsTheClicks() {
    long reset = 101 * MINUTE + 30_000;
    var history =
        history(
            List.of(new Epoch(0, 10), new Epoch(reset, 4)),
            added(0, 100, 2),
            added(0, 101, 3),
            added(reset, 101, 1),
            added(reset, 103, 3));
    assertThat(points(history))
        .containsExactly(
            point(100, 2, 7, 0),
            point(101, 4, 1, reset),
            point(102, 0, 1, reset),
            point(103, 3, 4, reset));
  }

  @Test
  void countsWhatWasPressedBeforeTheReset_butArrivedAfterwards() {
    long reset = 102 * MINUTE + 1;
    var history = history(List.of(new Epoch(0, 10), new Epoch(reset, 6)), added(reset, 100, 6));
    assertThat(points(history))
        .containsExactly(
            point(100, 6, 10, 0),
            point(101, 0, 10, 0),
            point(102, 0, 6, reset),
            point(103, 0, 6, reset));
  }

  @Test
  void takesAnEpochThatIsNumberedAheadOfTheClock_forBegun() {
    long ahead = 200 * MINUTE;
    var history = history(List.of(new Epoch(0, 10), new Epoch(ahead, 1)), added(ahead, 103, 1));
    assertThat(points(history).getLast()).isEqualTo(point(103, 1, 1, ahead));
    assertThat(points(history).getFirst()).isEqualTo(point(100, 0, 10, 0));
  }

  @Test
  void beginsAtTheStart_fromWhenTheCounterWasMade() {
    var made = 101 * MINUTE + 1;
    var history = new History(1_000, 0, made, List.of(new Epoch(0, 2)), List.of(added(0, 102, 2)));
    assertThat(points(history))
        .containsExactly(
            point(100, 0, 0, 0),
            point(101, 0, 1_000, 0),
            point(102, 2, 1_002, 0),
            point(103, 0, 1_002, 0));
  }

  @Test
  void addsTheStart_onlyInItsEpoch() {
    long reset = 102 * MINUTE + 1;
    var history =
        new History(1_000, 0, 0, List.of(new Epoch(0, 2), new Epoch(reset, 0)), List.of());
    assertThat(points(history)).extracting(Point::total).containsExactly(1_002L, 1_002L, 0L, 0L);
  }

  @Test
  void standsAtItsStart_whereNothingWasCounted() {
    assertThat(points(History.NONE)).extracting(Point::total).containsOnly(0L).hasSize(4);
    assertThat(points(new History(7, 5, 0, List.of(), List.of())))
        .containsOnly(
            point(100, 0, 7, 5), point(101, 0, 7, 5), point(102, 0, 7, 5), point(103, 0, 7, 5));
  }

  private static List<Point> points(History history) {
    return Series.of(RANGE, history, NOW);
  }

  private static History history(List<Epoch> epochs, Addition... additions) {
    return new History(0, 0, 0, epochs, List.of(additions));
  }

  private static Addition added(long epoch, long minute, long clicks) {
    return new Addition(epoch, minute * MINUTE, clicks);
  }

  private static Point point(long minute, long clicks, long total, long epoch) {
    return new Point(minute * MINUTE, clicks, total, epoch);
  }
}
