package io.cloudclicker.live;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A counter's total as it goes over the wire, encoded once for everybody who hears it.
final class Event {

  /// What ends the data and the event.
  private static final byte[] END = "}\n\n".getBytes(StandardCharsets.US_ASCII);

  private final CounterName counter;
  private final long epoch;
  private final Applied applied;
  private final byte[] id;
  private final byte[] content;

  /// @param epoch of the total
  /// @param content everything but the id: the event's type, its data, which is one JSON object,
  ///   and the empty line
  Event(CounterName counter, long epoch, Applied applied, byte[] content) {
    this.counter = counter;
    this.epoch = epoch;
    this.applied = applied;
    this.id = id(applied);
    this.content = content;
  }

  CounterName counter() {
    return counter;
  }

  long epoch() {
    return epoch;
  }

  /// What its total includes.
  Applied applied() {
    return applied;
  }

  /// @param seen what the client has seen with this event: mostly what this event includes, more
  ///   where it hears several counters and another one was ahead
  /// @param mine how many of the clicks are the listener's own; null where that is nobody's
  ///   business
  void write(OutputStream out, Applied seen, @Nullable Long mine) throws IOException {
    out.write(seen.equals(applied) ? id : id(seen));
    if (mine == null) {
      out.write(content);
      return;
    }
    out.write(content, 0, content.length - END.length);
    out.write((",\"mine\":" + mine).getBytes(StandardCharsets.US_ASCII));
    out.write(END);
  }

  private static byte[] id(Applied applied) {
    return ("id: " + applied + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
