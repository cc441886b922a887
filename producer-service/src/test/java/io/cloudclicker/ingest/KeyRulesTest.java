package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.wire.ClickKey;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyRulesTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final CurrentLog FIRST = new CurrentLog(1, 6, 6, 0);

  @Test
  void takesAKey_ofTheLastTenMinutes() {
    assertThat(KeyRules.refusal(at(NOW - 600_000), NOW, FIRST)).isEmpty();
    assertThat(KeyRules.refusal(at(NOW - 600_001), NOW, FIRST)).isPresent();
  }

  @Test
  void takesAKey_upToAMinuteAhead() {
    assertThat(KeyRules.refusal(at(NOW + 60_000), NOW, FIRST)).isEmpty();
    assertThat(KeyRules.refusal(at(NOW + 60_001), NOW, FIRST)).isPresent();
  }

  @Test
  void takesNoKey_ofBeforeTheLog() {
    var log = new CurrentLog(2, 6, 6, NOW - 180_000);
    assertThat(KeyRules.refusal(at(NOW - 60_001), NOW, log)).isPresent();
    assertThat(KeyRules.refusal(at(NOW - 60_000), NOW, log)).isEmpty();
  }

  @Test
  void judgesByAgeAlone_whileTheLogIsNotKnown() {
    assertThat(KeyRules.refusal(at(NOW), NOW, null)).isEmpty();
  }

  private static ClickKey at(long millis) {
    return ClickKey.at(millis, new Random(1));
  }
}
