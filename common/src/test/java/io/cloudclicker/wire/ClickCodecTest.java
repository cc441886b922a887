package io.cloudclicker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.cloudclicker.wire.LogRecord.Entry;
import io.cloudclicker.wire.proto.Clicks;
import io.cloudclicker.wire.proto.Control;
import io.cloudclicker.wire.proto.SecondTry;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClickCodecTest {

  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  private static final ClickKey KEY = ClickKey.at(1_790_000_000_000L, new Random(1));
  private static final Click KEYED =
      new Click(GLOBAL, 3, KEY, -42, 1_790_000_000_000L, new SubjectId(5, 6));
  private static final Click PLAIN = new Click(GLOBAL, 0, null, 1, 1_790_000_000_001L, null);

  /// A record as release 0.1.0 wrote it. It must be read for as long as a log may hold one.
  private static final String RECORDED =
      "08011241095c0c653974c2018011ddb56341d94e6b5a180321017000724adca00129020000000000008030533880"
          + "d8c1a28c34410500000000000000490600000000000000";

  @Test
  void readsBack_whatItWrote() {
    assertThat(ClickCodec.decode(ClickCodec.encode(List.of(KEYED, PLAIN))))
        .isEqualTo(new LogRecord.Clicks(List.of(new Entry.Good(KEYED), new Entry.Good(PLAIN))));
    var reset = new LogRecord.Reset(GLOBAL, 7);
    assertThat(ClickCodec.decode(ClickCodec.encode(reset))).isEqualTo(reset);
    var tick = new LogRecord.Tick(1_790_000_000_000L);
    assertThat(ClickCodec.decode(ClickCodec.encode(tick))).isEqualTo(tick);
    var again = new LogRecord.SecondTry(77, 3, List.of(KEYED, PLAIN));
    assertThat(ClickCodec.decode(ClickCodec.encode(again))).isEqualTo(again);
  }

  @Test
  void asksForAnEarlierReader_whereThatIsEnough() throws Exception {
    assertThat(Clicks.parseFrom(ClickCodec.encode(List.of(PLAIN))).getMinReader()).isEqualTo(1);
    var tick = ClickCodec.encode(new LogRecord.Tick(1));
    assertThat(Clicks.parseFrom(tick).getMinReader()).isEqualTo(1);
    var again = ClickCodec.encode(new LogRecord.SecondTry(0, 0, List.of(PLAIN)));
    assertThat(Clicks.parseFrom(again).getMinReader()).isEqualTo(2);
  }

  @Test
  void refusesASecondTry_thatIsNone() {
    assertUnreadable(secondTry(SecondTry.newBuilder()), "a second try has 1 to 1024 clicks");
    var noCounter = io.cloudclicker.wire.proto.Click.newBuilder();
    assertUnreadable(
        secondTry(SecondTry.newBuilder().addClicks(noCounter)), "a counter's id is never 0");
    assertUnreadable(
        secondTry(SecondTry.newBuilder().setOffset(-1)), "no such place in a partition");
  }

  private static byte[] secondTry(SecondTry.Builder again) {
    var control = Control.newBuilder().setSecondTry(again);
    return Clicks.newBuilder().setMinReader(2).setControl(control).build().toByteArray();
  }

  @Test
  void readsARecordedOlderMessage() {
    var record = ClickCodec.decode(HexFormat.of().parseHex(RECORDED));
    var key = new ClickKey(0x01a0_dc4a_7200_7001L, 0x8000_0000_0000_0002L);
    var click = new Click(GLOBAL, 3, key, -42, 1_790_000_000_000L, new SubjectId(5, 6));
    assertThat(record).isEqualTo(new LogRecord.Clicks(List.of(new Entry.Good(click))));
  }

  @Test
  void countsANewerMessage_withFieldsItDoesNotKnow() throws Exception {
    var unknown =
        UnknownFieldSet.newBuilder()
            .addField(
                99,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8("later"))
                    .build())
            .build();
    var record = Clicks.parseFrom(ClickCodec.encode(List.of(PLAIN))).toBuilder();
    record.setUnknownFields(unknown).getClicksBuilder(0).setUnknownFields(unknown);
    assertThat(ClickCodec.decode(record.build().toByteArray()))
        .isEqualTo(new LogRecord.Clicks(List.of(new Entry.Good(PLAIN))));
  }

  @Test
  void saysWhichReaderItNeeds_whenARecordIsNewer() throws Exception {
    var newer =
        Clicks.parseFrom(ClickCodec.encode(List.of(PLAIN))).toBuilder()
            .setMinReader(ClickCodec.READER + 1);
    assertThat(ClickCodec.decode(newer.build().toByteArray()))
        .isEqualTo(new LogRecord.NeedsNewerReader(ClickCodec.READER + 1));
  }

  @Test
  void rejects_whatCanNeverBeCounted() {
    assertUnreadable(null, "no value");
    assertUnreadable(new byte[0], "min_reader is not from 1 to 1000");
    assertUnreadable(new byte[] {8, 1}, "not 1 to 1024 clicks");
    assertUnreadable(new byte[] {(byte) 0xff, (byte) 0xff}, "not a Clicks message");
    assertUnreadable(
        Clicks.newBuilder().setMinReader(1_001).build().toByteArray(),
        "min_reader is not from 1 to 1000");
    assertUnreadable(
        Clicks.newBuilder().setMinReader(1).setControl(Control.newBuilder()).build().toByteArray(),
        "an unknown control");
  }

  @Test
  void rejectsOneClick_notItsNeighbours() {
    var noCounter = proto().setKeyHigh(KEY.high()).setKeyLow(KEY.low());
    var noKey = proto().setCounterLow(1).setKeyHigh(1);
    var record =
        Clicks.newBuilder()
            .setMinReader(1)
            .addClicks(noCounter)
            .addClicks(noKey)
            .addClicks(proto().setCounterLow(1));
    assertThat(ClickCodec.decode(record.build().toByteArray()))
        .isEqualTo(
            new LogRecord.Clicks(
                List.of(
                    new Entry.Bad("a counter's id is never 0", KEY),
                    new Entry.Bad("a click's key is a UUIDv7", null),
                    new Entry.Good(new Click(new CounterId(0, 1), 0, null, 0, 0, null)))));
  }

  @Test
  void refusesToWrite_anEmptyOrOverfullRecord() {
    assertThatIllegalArgumentException().isThrownBy(() -> ClickCodec.encode(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClickCodec.encode(Collections.nCopies(1_025, PLAIN)));
  }

  private static io.cloudclicker.wire.proto.Click.Builder proto() {
    return io.cloudclicker.wire.proto.Click.newBuilder();
  }

  private static void assertUnreadable(byte @Nullable [] bytes, String reason) {
    assertThat(ClickCodec.decode(bytes)).isEqualTo(new LogRecord.Unreadable(reason));
  }
}
