package io.cloudclicker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuditPropertiesTest {

  @Test
  void defaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new AuditProperties(
                5_000, 500, Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofDays(3)));
  }

  @Test
  void everyPropertyChanged() {
    var changed =
        Map.of(
            "clicker.audit.touched", "1",
            "clicker.audit.sweep-page", "2",
            "clicker.audit.sweep-every", "5s",
            "clicker.audit.confirm", "3s",
            "clicker.audit.keep-snapshots", "4d");
    assertThat(bind(changed))
        .isEqualTo(
            new AuditProperties(
                1, 2, Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofDays(4)));
  }

  private static AuditProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("clicker.audit", AuditProperties.class);
  }
}
