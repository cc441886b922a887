package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickKey;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AckedKeysTest {

  private static final long NOW = 1_800_000_000_000L;
  static final long HALF_AN_HOUR = 1_800_000;

  /// Whatever keys are in the log before, however implausible: append times only grow.
  @Property(tries = 20_000)
  void aKeyThatTheAckRulesBelieveIsInTime(
      @ForAll @Size(max = 8)
          List<@LongRange(min = -HALF_AN_HOUR, max = HALF_AN_HOUR) Long> keysBefore,
      @ForAll @LongRange(min = 0, max = 5_000) long sinceTheyWereAppended,
      @ForAll @LongRange(min = -HALF_AN_HOUR, max = HALF_AN_HOUR) long keyAfterAppend) {
    var keyClock = KeyClock.START;
    for (var before : keysBefore) {
      keyClock = keyClock.after(NOW + before, NOW - sinceTheyWereAppended);
    }
    var key = ClickKey.at(NOW + keyAfterAppend, new Random(1));
    if (AckRules.doubt(new Sent.Acked(0, 0, NOW, NOW, NOW), key).isEmpty()) {
      assertThat(keyClock.inTime(key.timeMillis())).isTrue();
      assertThat(KeyClock.plausible(key.timeMillis(), NOW)).isTrue();
    }
  }
}
