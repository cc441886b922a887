package io.cloudclicker.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Runtime.Version;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;

/// Older clients can send corrupt or misrouted records when a batch expires (KAFKA-19012); older
/// listeners trust headers that they should not (CVE-2026-41727).
class VersionsTest {

  @Test
  void theKafkaClientIsNotOneThatCorruptsRecords() {
    assertThat(Version.parse(AppInfoParser.getVersion()))
        .isGreaterThanOrEqualTo(Version.parse("3.9.2"));
  }

  @Test
  void springKafkaIsNotOneWithKnownHoles() {
    assertThat(Version.parse(KafkaException.class.getPackage().getImplementationVersion()))
        .isGreaterThanOrEqualTo(Version.parse("3.3.16"));
  }
}
