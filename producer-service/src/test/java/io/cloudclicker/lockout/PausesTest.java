package io.cloudclicker.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

  @ParameterizedTest
  @CsvSource({
    "NAME, 4, 0",
    "NAME, 5, 1",
    "NAME, 6, 2",
    "NAME, 14, 512",
    "NAME, 15, 900",
    "NAME, 2147483647, 900",
    "ADDRESS, 24, 0",
    "ADDRESS, 25, 1",
  })
  void growWithEachFailure_upToAQuarterOfAnHour(Pauses pauses, int failures, int seconds) {
    assertThat(pauses.after(failures)).hasSeconds(seconds);
  }
}
