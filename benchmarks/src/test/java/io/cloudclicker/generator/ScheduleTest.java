package io.cloudclicker.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  // nanoTime may overflow.
  private static final long BEGUN = Math.subtractExact(Long.MAX_VALUE, 1_000_000);

  @Test
  void givesOneRequestEachInterval() {
    var schedule = new Schedule(BEGUN, 1_000, Duration.ofMillis(3));

    assertThat(schedule.take()).isEqualTo(BEGUN);
    assertThat(schedule.take()).isEqualTo(BEGUN + 1_000_000);
    assertThat(schedule.take()).isEqualTo(BEGUN + 2_000_000);
    assertThat(schedule.isOver()).isTrue();
  }

  @Test
  void isDueOnlyFromItsTimeOn() {
    var schedule = new Schedule(BEGUN, 1_000, Duration.ofSeconds(1));
    schedule.take();

    assertThat(schedule.isDue(BEGUN + 999_999)).isFalse();
    assertThat(schedule.isDue(BEGUN + 1_000_000)).isTrue();
  }

  @Test
  void tellsWhenARequestWasDue_whenItIsTakenLate() {
    var schedule = new Schedule(BEGUN, 1_000, Duration.ofSeconds(1));
    schedule.take();
    long late = BEGUN + 500_000_000;

    assertThat(schedule.isDue(late)).isTrue();
    assertThat(schedule.take()).as("not when it was taken").isEqualTo(BEGUN + 1_000_000);
    assertThat(schedule.take()).as("nor after a pause").isEqualTo(BEGUN + 2_000_000);
  }

  @Test
  void leavesNothingOut_whenEverythingIsLate() {
    var schedule = new Schedule(BEGUN, 2_500, Duration.ofSeconds(2));
    long longAfter = BEGUN + Duration.ofMinutes(1).toNanos();
    while (schedule.isDue(longAfter)) {
      schedule.take();
    }

    assertThat(schedule.taken()).isEqualTo(5_000);
    assertThat(schedule.isOver()).isTrue();
  }

  @Test
  void refusesARateThatIsNone() {
    assertThatThrownBy(() -> new Schedule(BEGUN, 0, Duration.ofSeconds(1)))
        .hasMessage("a rate is above 0");
  }
}
