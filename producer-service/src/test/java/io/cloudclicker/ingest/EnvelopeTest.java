package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.ingest.Envelope.Addressed;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);

  @Test
  void clicksOfOnePartitionShareARecord_inTheirOrder() {
    var envelopes = Envelope.of(List.of(to(2, 0), to(1, 1), to(2, 2)));
    assertThat(envelopes).extracting(Envelope::partition).containsExactly(2, 1);
    assertThat(envelopes.getFirst().contents()).extracting(Addressed::place).containsExactly(0, 2);
  }

  @Test
  void clicksWithoutAKeyShareARecordOfTheirOwn() {
    var envelopes = Envelope.of(List.of(to(null, 0), to(0, 1), to(null, 2)));
    assertThat(envelopes).extracting(Envelope::partition).containsExactly(null, 0);
  }

  @Test
  void noRecordHoldsMoreThanItMay() {
    var clicks = new ArrayList<Addressed>();
    for (int place = 0; place < ClickCodec.MAX_CLICKS + 1; place++) {
      clicks.add(to(null, place));
    }
    var envelopes = Envelope.of(clicks);
    assertThat(envelopes)
        .extracting(envelope -> envelope.contents().size())
        .containsExactly(ClickCodec.MAX_CLICKS, 1);
  }

  @Test
  void itsBytesAreItsClicks() {
    var envelope = Envelope.of(List.of(to(3, 7), to(3, 9))).getFirst();
    assertThat(ClickCodec.decode(ClickCodec.encode(envelope.clicks())))
        .isEqualTo(
            new LogRecord.Clicks(
                List.of(
                    new LogRecord.Entry.Good(to(3, 7).click()),
                    new LogRecord.Entry.Good(to(3, 9).click()))));
  }

  private static Addressed to(@Nullable Integer partition, int place) {
    var key = partition == null ? null : ClickKey.at(1_000, new Random(place));
    return new Addressed(new Click(GLOBAL, 0, key, place, 1_000, null), place, partition);
  }
}
