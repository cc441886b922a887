package io.cloudclicker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReplayPropertiesTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new ReplayProperties(50_000, 20_000, Duration.ofMillis(500), Duration.ofSeconds(5)));
  }

  @Test
  void everyPropertyChanged() {
    var changed =
        Map.of(
            "clicker.replay.rate", "1",
            "clicker.replay.slice", "2",
            "clicker.replay.pause", "3ms",
            "clicker.replay.pause-after-failure", "4ms");
    assertThat(bind(changed))
        .isEqualTo(new ReplayProperties(1, 2, Duration.ofMillis(3), Duration.ofMillis(4)));
  }

  @Test
  void keepsToTheRate() {
    var properties = bind(Map.of());
    assertThat(properties.pauseAfter(0)).isEqualTo(Duration.ofMillis(500));
    assertThat(properties.pauseAfter(100_000)).isEqualTo(Duration.ofSeconds(2));
  }

  private static ReplayProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("clicker.replay", ReplayProperties.class);
  }
}
