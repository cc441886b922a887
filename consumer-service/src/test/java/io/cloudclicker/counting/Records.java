package io.cloudclicker.counting;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A partition's log, written by hand.
final class Records {

  static final long NOON = 1_790_000_000_000L;
  static final long MINUTE = Duration.ofMinutes(1).toMillis();
  static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  static final CounterId OTHER = CounterId.of(new CounterName("other"));

  static final Rejections NOTHING_WAITS = (_, _) -> false;

  private static final Random RANDOM = new Random(42);

  private final List<AppendedRecord> log = new ArrayList<>();
  private long now = NOON;

  static ClickKey key(long millis) {
    return ClickKey.at(millis, RANDOM);
  }

  static Click click(CounterId counter, long epoch, @Nullable ClickKey key, long value) {
    return new Click(counter, epoch, key, value, NOON, null);
  }

  /// Moves the broker's clock.
  Records at(long millis) {
    now = millis;
    return this;
  }

  Records clicks(int count) {
    for (int i = 0; i < count; i++) {
      good(click(GLOBAL, 0, null, i));
    }
    return this;
  }

  Records keyed(ClickKey key) {
    return good(click(GLOBAL, 0, key, 1));
  }

  Records good(Click... clicks) {
    var entries = new ArrayList<Entry>();
    for (var click : clicks) {
      entries.add(new Entry.Good(click));
    }
    return append(new LogRecord.Clicks(entries));
  }

  Records append(LogRecord content) {
    log.add(new AppendedRecord(log.size(), 0, now, content));
    return this;
  }

  List<AppendedRecord> all() {
    return List.copyOf(log);
  }

  List<AppendedRecord> from(int offset) {
    return List.copyOf(log.subList(offset, log.size()));
  }

  List<AppendedRecord> between(int from, int to) {
    return List.copyOf(log.subList(from, to));
  }
}
