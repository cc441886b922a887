package io.cloudclicker.live;

import io.cloudclicker.wire.Applied;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes one client's stream, on the thread of its call, which waits for events and, bounded, for
/// the client.
final class EventWriter {

  private static final byte[] HEARTBEAT = ascii(": still here\n\n");

  private final Mailbox mailbox;
  private final OutputStream out;
  private final Duration heartbeat;
  private @Nullable Applied seen;

  /// @param seen what the client has seen before
  EventWriter(Mailbox mailbox, OutputStream out, Duration heartbeat, @Nullable Applied seen) {
    this.mailbox = mailbox;
    this.out = out;
    this.heartbeat = heartbeat;
    this.seen = seen;
  }

  /// Begins the stream.
  ///
  /// @param retry how long to wait before coming back, once the stream has ended
  void greet(Duration retry) throws IOException {
    out.write(ascii("retry: " + retry.toMillis() + "\n\n"));
    out.flush();
  }

  /// Writes until the mailbox is closed.
  ///
  /// @throws IOException where the client is gone, or does not read for too long
  void run() throws IOException, InterruptedException {
    while (mailbox.isOpen()) {
      write(mailbox.take(heartbeat));
      out.flush();
    }
  }

  private void write(List<Event> events) throws IOException {
    if (events.isEmpty()) {
      out.write(HEARTBEAT);
    }
    for (var event : events) {
      var with = seen == null ? event.applied() : event.applied().and(seen);
      event.write(out, with);
      seen = with;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
