package io.cloudclicker.wire;

import io.cloudclicker.wire.LogRecord.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any bytes mean a click or a reason for rejection, never an exception.
class ClickCodecPropertyTest {

  @Property(tries = 50_000)
  void readsAnyBytes(@ForAll byte[] bytes) {
    check(ClickCodec.decode(bytes));
  }

  @Property(tries = 100_000)
  void readsAnyMutationOfARecord(
      @ForAll("clicks") List<Click> clicks, @ForAll long seed, @ForAll("flips") int flips) {
    var bytes = ClickCodec.encode(clicks);
    var random = new Random(seed);
    for (int flip = 0; flip < flips; flip++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    check(ClickCodec.decode(bytes));
  }

  @Property(tries = 10_000)
  void readsBack_whatItWrote(@ForAll("clicks") List<Click> clicks) {
    var entries = new ArrayList<Entry>();
    clicks.forEach(click -> entries.add(new Entry.Good(click)));
    if (!ClickCodec.decode(ClickCodec.encode(clicks)).equals(new LogRecord.Clicks(entries))) {
      throw new AssertionError("read back otherwise");
    }
  }

  /// What was read is complete: a reason, or clicks within a record's bounds.
  private static void check(LogRecord record) {
    boolean sound =
        switch (record) {
          case LogRecord.Clicks(var entries) ->
              !entries.isEmpty() && entries.size() <= ClickCodec.MAX_CLICKS;
          case LogRecord.Unreadable(var reason) -> !reason.isBlank() && reason.length() <= 200;
          case LogRecord.NeedsNewerReader(int minReader) -> minReader > ClickCodec.READER;
          case LogRecord.Reset(var ignored, long epoch) -> epoch >= 0;
          case LogRecord.Tick(long at) -> at >= 0;
          case LogRecord.SecondTry again -> again.offset() >= 0 && !again.clicks().isEmpty();
        };
    if (!sound) {
      throw new AssertionError(record);
    }
  }

  @Provide
  Arbitrary<Integer> flips() {
    return Arbitraries.integers().between(1, 8);
  }

  @Provide
  Arbitrary<List<Click>> clicks() {
    var numbers = Arbitraries.longs();
    var times = Arbitraries.longs().between(0, Click.MAX_MILLIS);
    return Combinators.combine(numbers, numbers.filter(low -> low != 0), times, times)
        .as(ClickCodecPropertyTest::click)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static Click click(long value, long low, long epoch, long madeAt) {
    boolean keyed = (low & 2) != 0;
    var key = keyed ? ClickKey.at(madeAt, new Random(low)) : null;
    var subject = (low & 4) != 0 ? new SubjectId(value, low) : null;
    return new Click(new CounterId(value, low), epoch, key, value, madeAt, subject);
  }
}
