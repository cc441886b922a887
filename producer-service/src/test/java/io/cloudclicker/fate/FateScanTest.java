package io.cloudclicker.fate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import io.cloudclicker.wire.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FateScanTest {

  private static final long NOON = 1_800_000_000_000L;
  private static final Random RANDOM = new Random(7);

  private final ClickKey key = ClickKey.at(NOON, RANDOM);
  private final FateScan scan = new FateScan(3, 5, List.of(key));

  @Test
  void findsTheFirstRecordInTimeThatHoldsTheKey() {
    scan.next(40, NOON + 1_000, clicks(good(null), good(key)));
    scan.next(41, NOON + 2_000, clicks(good(key)));

    assertThat(scan.done()).isTrue();
    assertThat(scan.verdicts())
        .containsEntry(key, new Verdict.Found(new Receipt(3, 5, 40, 1), false));
  }

  @Test
  void findsAKeyThatCanNotBeCounted() {
    scan.next(40, NOON, clicks(new Entry.Bad("no such epoch", key)));

    assertThat(scan.verdicts())
        .containsEntry(key, new Verdict.Found(new Receipt(3, 5, 40, 0), true));
  }

  @Test
  void saysNotYet_whenTheLogEndsWithoutTheKey() {
    scan.next(40, NOON, clicks(good(ClickKey.at(NOON, RANDOM)), good(null)));
    scan.next(41, NOON, new LogRecord.Unreadable("noise"));
    scan.next(42, NOON, new LogRecord.Reset(counter(), 9));

    assertThat(scan.done()).isFalse();
    assertThat(scan.undecided()).containsExactly(key);
    assertThat(scan.verdicts()).containsEntry(key, new Verdict.NotYet());
  }

  @Test
  void saysNever_whenTheKeyClockHasPassed14Minutes() {
    long late = NOON + Duration.ofMinutes(14).toMillis();

    scan.next(40, late, clicks(good(ClickKey.at(late - 1, RANDOM))));
    assertThat(scan.verdicts()).containsEntry(key, new Verdict.NotYet());

    scan.next(41, late, clicks(good(ClickKey.at(late, RANDOM))));
    assertThat(scan.done()).isTrue();
    assertThat(scan.verdicts()).containsEntry(key, new Verdict.Never());
  }

  @Test
  void saysNever_whenATickMovesTheKeyClock() {
    long late = NOON + Duration.ofMinutes(14).toMillis();

    scan.next(40, late, new LogRecord.Tick(late));

    assertThat(scan.verdicts()).containsEntry(key, new Verdict.Never());
  }

  @Test
  void takesNoNoticeOfKeysAndTicksFromTheFuture() {
    long late = NOON + Duration.ofMinutes(14).toMillis();
    long appended = late - Duration.ofMinutes(2).toMillis() - 1;

    scan.next(40, appended, clicks(good(ClickKey.at(late, RANDOM))));
    scan.next(41, appended, new LogRecord.Tick(late));

    assertThat(scan.verdicts()).containsEntry(key, new Verdict.NotYet());
  }

  @Test
  void doesNotFindAKeyFromTheFuture_butItsRetry() {
    long early = NOON - Duration.ofMinutes(2).toMillis() - 1;
    scan.next(40, early, clicks(good(key)));
    assertThat(scan.verdicts()).containsEntry(key, new Verdict.NotYet());

    scan.next(41, NOON, clicks(good(key)));
    assertThat(scan.verdicts())
        .containsEntry(key, new Verdict.Found(new Receipt(3, 5, 41, 0), false));
  }

  @Test
  void neverFindsAKeyThatCameTooLate() {
    long late = NOON + Duration.ofMinutes(14).toMillis();

    scan.next(40, late, clicks(good(ClickKey.at(late, RANDOM)), good(key)));
    scan.next(41, late, clicks(good(key)));

    assertThat(scan.verdicts()).containsEntry(key, new Verdict.Never());
  }

  @Test
  void decidesNothingBehindARecordForANewerReader() {
    long late = NOON + Duration.ofMinutes(20).toMillis();

    scan.next(40, NOON, new LogRecord.NeedsNewerReader(2));
    scan.next(41, NOON, clicks(good(key)));
    scan.next(42, late, new LogRecord.Tick(late));

    assertThat(scan.done()).isTrue();
    assertThat(scan.blind()).isTrue();
    assertThat(scan.verdicts()).containsEntry(key, new Verdict.NotYet());
  }

  @Test
  void goesOnUntilTheLastOfManyKeysIsDecided() {
    var later = ClickKey.at(NOON + 60_000, RANDOM);
    var both = new FateScan(3, 5, List.of(key, later));
    long late = NOON + Duration.ofMinutes(14).toMillis();

    both.next(40, late, new LogRecord.Tick(late));
    assertThat(both.done()).isFalse();
    assertThat(both.undecided()).containsExactly(later);

    both.next(41, late, clicks(good(later)));
    assertThat(both.verdicts())
        .containsEntry(key, new Verdict.Never())
        .containsEntry(later, new Verdict.Found(new Receipt(3, 5, 41, 0), false));
  }

  private static LogRecord.Clicks clicks(Entry... entries) {
    return new LogRecord.Clicks(List.of(entries));
  }

  private static Entry good(@Nullable ClickKey key) {
    return new Entry.Good(new Click(counter(), 0, key, 1, NOON, null));
  }

  private static CounterId counter() {
    return CounterId.of(CounterName.GLOBAL);
  }
}
