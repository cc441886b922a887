package io.cloudclicker.wire;

import static io.cloudclicker.fuzz.Parsing.CASES;
import static io.cloudclicker.fuzz.Parsing.TRIES;
import static io.cloudclicker.fuzz.Parsing.takesLittleMemory;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.Fuzz;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever is in the log, in a notice or in a caller's hands: it means something, or nothing, and
/// what was read and written again is the same.
class WireFuzzTest {

  private static final long NOON = 1_790_000_000_000L;
  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  private static final ClickKey KEY = new ClickKey((NOON << 16) | 0x7abc, Long.MIN_VALUE | 77);
  private static final Click CLICK =
      new Click(GLOBAL, 3, KEY, Long.MIN_VALUE, NOON, new SubjectId(1, 2));

  private static final byte[][] RECORDS = {
    ClickCodec.encode(List.of(CLICK)),
    ClickCodec.encode(List.of(CLICK, new Click(GLOBAL, 0, null, 1, 0, null))),
    ClickCodec.encode(new LogRecord.Reset(GLOBAL, 9)),
    ClickCodec.encode(new LogRecord.Tick(NOON)),
    ClickCodec.encode(new LogRecord.SecondTry(5, 6, List.of(CLICK))),
  };

  private static final byte[] NOTICE =
      new Notice(
              1,
              2,
              3,
              9,
              NOON,
              List.of(new Cell(new Cell.Key(GLOBAL, 4, 5, 1, 2), 6, 7, new Cell.Latest(8, NOON))))
          .toBytes();

  @Property(tries = TRIES)
  void anyBytesMeanARecord(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var bytes = fuzz.bytes(RECORDS);
      takesLittleMemory(bytes.length, () -> ClickCodec.decode(bytes));
      var record = ClickCodec.decode(bytes);
      written(record).ifPresent(again -> assertThat(ClickCodec.decode(again)).isEqualTo(record));
    }
  }

  private static Optional<byte[]> written(LogRecord record) {
    return switch (record) {
      case LogRecord.Clicks(var entries) -> {
        var clicks = entries.stream().flatMap(WireFuzzTest::click).toList();
        yield clicks.size() == entries.size()
            ? Optional.of(ClickCodec.encode(clicks))
            : Optional.empty();
      }
      case LogRecord.Reset reset -> Optional.of(ClickCodec.encode(reset));
      case LogRecord.Tick tick -> Optional.of(ClickCodec.encode(tick));
      case LogRecord.SecondTry again -> Optional.of(ClickCodec.encode(again));
      case LogRecord.Unreadable _, LogRecord.NeedsNewerReader _ -> Optional.empty();
    };
  }

  private static Stream<Click> click(Entry entry) {
    return entry instanceof Entry.Good(var click) ? Stream.of(click) : Stream.empty();
  }

  @Property(tries = TRIES)
  void anyBytesAreANoticeOrNone(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var bytes = fuzz.bytes(NOTICE);
      takesLittleMemory(bytes.length, () -> Notice.parse(bytes));
      Notice.parse(bytes)
          .ifPresent(notice -> assertThat(Notice.parse(notice.toBytes())).contains(notice));
    }
  }

  @Property(tries = TRIES)
  void anyTextIsAKeyOrNone(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var text = fuzz.text(KEY.toString(), "0b5b0000-0000-4000-8000-000000000000", "");
      takesLittleMemory(text.length(), () -> ClickKey.parse(text));
      ClickKey.parse(text).ifPresent(key -> assertThat(key.toString()).isEqualToIgnoringCase(text));
    }
  }

  @Property(tries = TRIES)
  void anyTextIsAReceiptOrNone(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      long offset = fuzz.random().nextLong() >>> fuzz.random().nextInt(1, 64);
      var receipt = new Receipt(1 + fuzz.random().nextInt(9), 2, offset, 3);
      assertThat(Receipt.parse(receipt.toString())).contains(receipt);
      var text = fuzz.text(receipt.toString(), "r", "");
      takesLittleMemory(text.length(), () -> Receipt.parse(text));
      Receipt.parse(text)
          .ifPresent(read -> assertThat(Receipt.parse(read.toString())).contains(read));
    }
  }

  @Property(tries = TRIES)
  void anyTextIsAnAppliedOrNone(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var offsets = fuzz.random().longs(fuzz.random().nextInt(5), 0, Long.MAX_VALUE).boxed();
      var applied = new Applied(1 + fuzz.random().nextInt(9), offsets.toList());
      assertThat(Applied.parse(applied.toString())).contains(applied);
      var text = fuzz.text(applied.toString(), "a", "");
      takesLittleMemory(text.length(), () -> Applied.parse(text));
      Applied.parse(text)
          .ifPresent(read -> assertThat(Applied.parse(read.toString())).contains(read));
    }
  }

  /// The checksum keeps most of the above out of the numbers behind it, so these come with a right
  /// one.
  @Property(tries = TRIES)
  void anyNumbersAreAReceiptOrAnAppliedOrNone(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      int numbers = fuzz.random().nextInt(7);
      var token = new Token.Writer(7);
      for (int number = 0; number < numbers; number++) {
        token.put(fuzz.random().nextLong() >> fuzz.random().nextInt(64));
      }
      var text = token.text();
      Receipt.parse("r" + text)
          .ifPresent(read -> assertThat(Receipt.parse(read.toString())).contains(read));
      Applied.parse("a" + text)
          .ifPresent(read -> assertThat(Applied.parse(read.toString())).contains(read));
    }
  }
}
