package io.cloudclicker.partition;

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
public final class Records {

  public static final long NOON = 1_790_000_000_000L;
  public static final long MINUTE = Duration.ofMinutes(1).toMillis();
  public static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  public static final CounterId OTHER = CounterId.of(new CounterName("other"));

  static final Rejections NOTHING_WAITS = (_, _, _) -> false;

  private static final Random RANDOM = new Random(42);

  private final List<AppendedRecord> log = new ArrayList<>();
  private long now = NOON;

  public static ClickKey key(long millis) {
    return ClickKey.at(millis, RANDOM);
  }

  public static Click click(CounterId counter, long epoch, @Nullable ClickKey key, long value) {
    return new Click(counter, epoch, key, value, NOON, null);
  }

  /// Moves the broker's clock.
  public Records at(long millis) {
    now = millis;
    return this;
  }

  public Records clicks(int count) {
    for (int i = 0; i < count; i++) {
      good(click(GLOBAL, 0, null, i));
    }
    return this;
  }

  public Records keyed(ClickKey key) {
    return good(click(GLOBAL, 0, key, 1));
  }

  public Records good(Click... clicks) {
    var entries = new ArrayList<Entry>();
    for (var click : clicks) {
      entries.add(new Entry.Good(click));
    }
    return append(new LogRecord.Clicks(entries));
  }

  public Records append(LogRecord content) {
    log.add(new AppendedRecord(log.size(), 0, now, content));
    return this;
  }

  public List<AppendedRecord> all() {
    return List.copyOf(log);
  }

  public List<AppendedRecord> from(int offset) {
    return List.copyOf(log.subList(offset, log.size()));
  }

  public List<AppendedRecord> between(int from, int to) {
    return List.copyOf(log.subList(from, to));
  }
}
