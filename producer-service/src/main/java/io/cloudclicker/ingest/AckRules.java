package io.cloudclicker.ingest;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.wire.ClickKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When an ack is good for a 202. It must name a place in the log that it was sent to, and the key
/// must be one that the log will find in time whatever else it holds.
final class AckRules {

  /// The key clock is at most [KeyClock#FUTURE] ahead of the newest append time.
  private static final long SURELY_IN_TIME_MILLIS =
      KeyClock.IN_TIME.minus(KeyClock.FUTURE).toMillis();

  private AckRules() {}

  /// What speaks against the record's place; empty where nothing does.
  ///
  /// @param before what was measured before it was sent
  static Optional<String> doubt(
      Sent.Acked ack, CurrentLog sentTo, @Nullable CurrentLog now, LogEnds.@Nullable Ends before) {
    if (ack.offset() < 0) {
      return Optional.of("the ack names no offset");
    }
    if (now == null || now.id() != sentTo.id()) {
      return Optional.of("the topic was created again meanwhile");
    }
    return before != null && before.log() == sentTo.id() && ack.offset() < end(before, ack)
        ? Optional.of("the log has become shorter")
        : Optional.empty();
  }

  /// What speaks against the key; empty where nothing does.
  static Optional<String> doubt(Sent.Acked ack, ClickKey key) {
    long appended = ack.appendedAtMillis();
    if (!KeyClock.plausible(key.timeMillis(), appended)) {
      return Optional.of("the key is ahead of the log's clock");
    }
    return key.timeMillis() <= appended - SURELY_IN_TIME_MILLIS
        ? Optional.of("the click came late into the log")
        : Optional.empty();
  }

  private static long end(LogEnds.Ends ends, Sent.Acked ack) {
    boolean measured = ack.partition() < ends.offsets().size();
    return measured ? ends.offsets().get(ack.partition()) : 0;
  }
}
