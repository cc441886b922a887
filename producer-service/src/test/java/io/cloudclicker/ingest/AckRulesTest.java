package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.wire.ClickKey;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AckRulesTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final CurrentLog LOG = new CurrentLog(1, 2, 2, 0);
  private static final CurrentLog NEXT = new CurrentLog(2, 2, 2, NOW);
  private static final LogEnds.Ends ENDS = new LogEnds.Ends(1, NOW, List.of(3L, 7L));

  @Test
  void believesAnAck_atOrBeyondTheEndMeasuredBefore() {
    assertThat(AckRules.doubt(at(7), LOG, LOG, ENDS)).isEmpty();
    assertThat(AckRules.doubt(at(7), LOG, LOG, null)).isEmpty();
  }

  @Test
  void doubtsAnAck_withoutAnOffset() {
    assertThat(AckRules.doubt(at(-1), LOG, LOG, null)).isPresent();
  }

  @Test
  void doubtsAnAck_beforeTheEndMeasuredBefore() {
    assertThat(AckRules.doubt(at(6), LOG, LOG, ENDS)).isPresent();
  }

  @Test
  void believesAnAck_ofAPartitionThatWasNotMeasured() {
    var onlyFirst = new LogEnds.Ends(1, NOW, List.of(3L));
    assertThat(AckRules.doubt(at(0), LOG, LOG, onlyFirst)).isEmpty();
  }

  @Test
  void doubtsAnAck_whenTheLogIsAnotherMeanwhile() {
    assertThat(AckRules.doubt(at(9), LOG, NEXT, ENDS)).isPresent();
    assertThat(AckRules.doubt(at(9), LOG, null, ENDS)).isPresent();
  }

  @Test
  void doubtsAKey_thatIsMoreThanTwoMinutesAheadOfItsRecord() {
    assertThat(AckRules.doubt(at(0), key(NOW + 120_000))).isEmpty();
    assertThat(AckRules.doubt(at(0), key(NOW + 120_001))).isPresent();
  }

  @Test
  void doubtsAKey_whoseRecordWasAppendedTooLate() {
    assertThat(AckRules.doubt(at(0), key(NOW - 719_999))).isEmpty();
    assertThat(AckRules.doubt(at(0), key(NOW - 720_000))).isPresent();
  }

  private static Sent.Acked at(long offset) {
    return new Sent.Acked(1, offset, NOW, NOW, NOW);
  }

  private static ClickKey key(long millis) {
    return ClickKey.at(millis, new Random(1));
  }
}
