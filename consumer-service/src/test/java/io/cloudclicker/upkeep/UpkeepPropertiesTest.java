package io.cloudclicker.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UpkeepPropertiesTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new UpkeepProperties(
                Duration.ofDays(8),
                Duration.ofDays(400),
                Duration.ofDays(90),
                Duration.ofDays(90),
                Duration.ofMinutes(1)));
  }

  @Test
  void everyPropertyChanged() {
    var changed =
        Map.of(
            "clicker.upkeep.minutes", "9d",
            "clicker.upkeep.hours", "10d",
            "clicker.upkeep.rejected", "30d",
            "clicker.upkeep.jobs", "31d",
            "clicker.upkeep.interval", "1s");
    assertThat(bind(changed))
        .isEqualTo(
            new UpkeepProperties(
                Duration.ofDays(9),
                Duration.ofDays(10),
                Duration.ofDays(30),
                Duration.ofDays(31),
                Duration.ofSeconds(1)));
  }

  @Test
  void refusesToKeepLess_thanClicksMayBeLate() {
    assertThatThrownBy(() -> bind(Map.of("clicker.upkeep.minutes", "7d")))
        .rootCause()
        .hasMessageContaining("minutes is at least 8d");
    assertThatThrownBy(() -> bind(Map.of("clicker.upkeep.hours", "8d")))
        .rootCause()
        .hasMessageContaining("hours is longer than minutes");
    assertThatThrownBy(() -> bind(Map.of("clicker.upkeep.rejected", "29d")))
        .rootCause()
        .hasMessageContaining("rejected and jobs are at least 30d");
    assertThatThrownBy(() -> bind(Map.of("clicker.upkeep.jobs", "29d")))
        .rootCause()
        .hasMessageContaining("rejected and jobs are at least 30d");
  }

  private static UpkeepProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("clicker.upkeep", UpkeepProperties.class);
  }
}
