package io.cloudclicker.live;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A counter's total as it goes over the wire, encoded once for everybody who hears it.
final class Event {

  private final CounterName counter;
  private final Applied applied;
  private final byte[] id;
  private final byte[] content;

  /// @param content everything but the id: the event's type, its data, and the empty line
  Event(CounterName counter, Applied applied, byte[] content) {
    this.counter = counter;
    this.applied = applied;
    this.id = id(applied);
    this.content = content;
  }

  CounterName counter() {
    return counter;
  }

  /// What its total includes.
  Applied applied() {
    return applied;
  }

  /// @param seen what the client has seen with this event: mostly what this event includes, more
  ///   where it hears several counters and another one was ahead
  void write(OutputStream out, Applied seen) throws IOException {
    out.write(seen.equals(applied) ? id : id(seen));
    out.write(content);
  }

  private static byte[] id(Applied applied) {
    return ("id: " + applied + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
