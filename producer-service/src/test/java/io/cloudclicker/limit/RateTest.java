package io.cloudclicker.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({
    "6000/1m,       6000,      PT1M",
    "1/1s,          1,         PT1S",
    "999999999/24h, 999999999, PT24H",
    "5/90s,         5,         PT90S",
    "off,           0,         PT0S",
  })
  void isWrittenAsANumberAndATime(String text, long most, Duration per) {
    assertThat(Rate.of(text)).isEqualTo(new Rate(most, per));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0/1m",
        "-1/1m",
        "01/1m",
        "6000",
        "6000/",
        "/1m",
        "6000/m",
        "6000/0s",
        "6000/1d",
        "6000/25h",
        "1000000000/1m",
        "6000/1.5m",
        "6000/1M",
        "6000 / 1m",
        "OFF",
        "1/99999h"
      })
  void isRefused_whereItIsNone(String text) {
    assertThatThrownBy(() -> Rate.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 6000/1m");
  }
}
