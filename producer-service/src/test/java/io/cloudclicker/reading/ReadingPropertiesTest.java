package io.cloudclicker.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ReadingPropertiesTest {

  private static final Map<String, String> OTHERS =
      Map.of(
          "interval", "10ms",
          "refresh", "2s",
          "in-use", "20s",
          "patience", "1s",
          "query-timeout", "4s",
          "max-lag", "6s",
          "stale-after", "7s",
          "max-counters", "8");

  @EnableConfigurationProperties(ReadingProperties.class)
  static class Bound {}

  @Test
  void hasDefaults() {
    assertThat(bound(Map.of())).isEqualTo(ReadingSamples.properties(10_000));
  }

  @Test
  void takesEveryProperty() {
    assertThat(bound(OTHERS))
        .isEqualTo(
            new ReadingProperties(
                Duration.ofMillis(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                8));
  }

  @Test
  void refusesWhatCantWork() {
    for (var property : OTHERS.keySet()) {
      var bad = new HashMap<>(OTHERS);
      bad.put(property, property.equals("max-counters") ? "0" : "0ms");
      assertThatExceptionOfType(IllegalStateException.class)
          .as(property)
          .isThrownBy(() -> bound(bad));
    }
  }

  @Test
  void refusesALongInterval_andAShortQuery() {
    for (var bad : List.of(Map.of("interval", "1001ms"), Map.of("query-timeout", "999ms"))) {
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> bound(bad));
    }
  }

  private static ReadingProperties bound(Map<String, String> given) {
    var values = given.entrySet().stream();
    List<String> pairs =
        values.map(value -> "clicker.reading." + value.getKey() + "=" + value.getValue()).toList();
    ReadingProperties[] bound = new ReadingProperties[1];
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
        .withUserConfiguration(Bound.class)
        .withPropertyValues(pairs.toArray(String[]::new))
        .run(context -> bound[0] = context.getBean(ReadingProperties.class));
    return bound[0];
  }
}
