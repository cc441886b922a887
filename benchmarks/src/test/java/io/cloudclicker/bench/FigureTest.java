package io.cloudclicker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void medianIsTheMiddleRound_howeverTheyCame() {
    assertThat(Spread.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Spread(1, 5, 9));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
  }

  @Test
  void valueIsTheRatioOfTheMedians_soThatOneBadRoundMovesNothing() {
    var figure =
        figure(List.of(70.0, 80.0, 1.0), List.of(100.0, 100.0, 90.0), new Goal.AtLeast(0.7));

    assertThat(figure.value()).isEqualTo(0.7);
    assertThat(figure.isReached()).isTrue();
  }

  @Test
  void spreadIsOfTheRoundsRatios_eachToTheBaselineBesideIt() {
    var figure = figure(List.of(50.0, 80.0), List.of(100.0, 200.0), new Goal.None());

    assertThat(figure.spread().low()).isEqualTo(0.4);
    assertThat(figure.spread().high()).isEqualTo(0.5);
  }

  @Test
  void isHeldAgainstTheGoalAsItIs_withoutABaseline() {
    var slow = Figure.alone("", "ms", List.of(11.0), new Goal.AtMost(10));

    assertThat(slow.value()).isEqualTo(11);
    assertThat(slow.isReached()).isFalse();
    assertThat(Figure.alone("", "ms", List.of(10.0), new Goal.AtMost(10)).isReached()).isTrue();
  }

  @Test
  void refusesRoundsThatLackASide() {
    assertThatThrownBy(() -> figure(List.of(1.0, 2.0), List.of(1.0), new Goal.None()))
        .hasMessageContaining("each of them both sides");
    assertThatThrownBy(() -> figure(List.of(), List.of(), new Goal.None()))
        .hasMessageContaining("has rounds");
  }

  @Test
  void goalsAreReachedAtTheirLimit() {
    assertThat(new Goal.AtLeast(0.7).isReached(0.7)).isTrue();
    assertThat(new Goal.AtLeast(0.7).isReached(0.699)).isFalse();
    assertThat(new Goal.AtMost(1.5).isReached(1.501)).isFalse();
  }

  private static Figure figure(List<Double> measured, List<Double> baseline, Goal goal) {
    return new Figure("", "requests/s", measured, baseline, goal);
  }
}
