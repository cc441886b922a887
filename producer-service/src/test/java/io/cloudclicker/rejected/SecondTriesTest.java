package io.cloudclicker.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.rejected.SecondTries.Decision;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.Receipt;
import io.cloudclicker.wire.proto.Clicks;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecondTriesTest {

  private static final Click PLAIN = click(null);
  private static final Click KEYED = click(ClickKey.at(1_790_000_000_000L, new Random(1)));

  @Test
  void countsTheOneClick_alsoWithItsKey() {
    assertThat(SecondTries.decide(rejected(1, false), ClickCodec.encode(List.of(PLAIN, KEYED))))
        .isEqualTo(new Decision.Possible(new LogRecord.SecondTry(77, 1, List.of(KEYED))));
  }

  @Test
  void countsAllClicksOfARecord_thatWasRejectedAsAWhole() {
    assertThat(SecondTries.decide(rejected(0, true), ClickCodec.encode(List.of(PLAIN, PLAIN))))
        .isEqualTo(new Decision.Possible(new LogRecord.SecondTry(77, 0, List.of(PLAIN, PLAIN))));
  }

  @Test
  void countsNoKeys_thatNobodyCouldReadWhileTheyMattered() {
    assertThat(why(rejected(0, true), ClickCodec.encode(List.of(PLAIN, KEYED))))
        .contains("have keys");
  }

  @Test
  void saysWhyItStillCannotCount() {
    var bad =
        Clicks.newBuilder()
            .setMinReader(1)
            .addClicks(io.cloudclicker.wire.proto.Click.newBuilder())
            .build()
            .toByteArray();
    assertThat(why(rejected(0, false), bad)).isEqualTo("a counter's id is never 0");
    assertThat(why(rejected(0, true), bad)).isEqualTo("a counter's id is never 0");
    assertThat(why(rejected(0, true), new byte[] {1, 2, 3})).isEqualTo("not a Clicks message");
    assertThat(why(rejected(1, false), ClickCodec.encode(List.of(PLAIN))))
        .isEqualTo("the record has no click 1");
    assertThat(why(rejected(0, true), ClickCodec.encode(new LogRecord.Tick(1))))
        .isEqualTo("it is a control, not clicks");
    var newer = Clicks.newBuilder().setMinReader(ClickCodec.READER + 1).build().toByteArray();
    assertThat(why(rejected(0, true), newer)).contains("needs reader");
  }

  private static String why(Rejected rejected, byte[] bytes) {
    var decision = SecondTries.decide(rejected, bytes);
    assertThat(decision).isInstanceOf(Decision.Impossible.class);
    return ((Decision.Impossible) decision).why();
  }

  private static Rejected rejected(int index, boolean whole) {
    return new Rejected(new Receipt(1, 2, 77, index), whole, "noise", 1, 1_790_000_000_000L, null);
  }

  private static Click click(@org.jspecify.annotations.Nullable ClickKey key) {
    return new Click(CounterId.of(CounterName.GLOBAL), 0, key, 5, 1_790_000_000_000L, null);
  }
}
