package io.cloudclicker.live;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes one client's stream, on the thread of its call, which waits for events and, bounded, for
/// the client.
final class EventWriter {

  private static final byte[] HEARTBEAT = ascii(": still here\n\n");

  /// How often it is looked whether own clicks moved.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Mailbox mailbox;
  private final OutputStream out;
  private final Duration heartbeat;
  private final @Nullable Seat seat;
  private final Map<CounterName, Told> told = new HashMap<>();
  private @Nullable Applied seen;

  /// The newest of a counter, where own clicks are told.
  private record Told(Event event, @Nullable Long mine) {}

  /// @param seen what the client has seen before
  /// @param seat the client's, where it said who it is
  EventWriter(
      Mailbox mailbox,
      OutputStream out,
      Duration heartbeat,
      @Nullable Applied seen,
      @Nullable Seat seat) {
    this.mailbox = mailbox;
    this.out = out;
    this.heartbeat = heartbeat;
    this.seen = seen;
    this.seat = seat;
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
    long wroteAt = System.nanoTime();
    while (mailbox.isOpen()) {
      var events = mailbox.take(patience());
      var due = events.isEmpty() ? behind() : events;
      if (!due.isEmpty()) {
        write(due);
      } else if (System.nanoTime() - wroteAt >= heartbeat.toNanos()) {
        out.write(HEARTBEAT);
      } else {
        continue;
      }
      out.flush();
      wroteAt = System.nanoTime();
    }
  }

  /// Own clicks may move while the total stands still.
  private Duration patience() {
    return seat == null || heartbeat.compareTo(LOOK) < 0 ? heartbeat : LOOK;
  }

  /// What was told with fewer own clicks, or more, than are known by now.
  private List<Event> behind() {
    return told.values().stream()
        .filter(it -> !Objects.equals(it.mine(), mine(it.event())))
        .map(Told::event)
        .toList();
  }

  private void write(List<Event> events) throws IOException {
    for (var event : events) {
      var with = seen == null ? event.applied() : event.applied().and(seen);
      var mine = mine(event);
      event.write(out, with, mine);
      seen = with;
      if (seat != null) {
        told.put(event.counter(), new Told(event, mine));
      }
    }
  }

  private @Nullable Long mine(Event event) {
    return seat == null ? null : seat.mine(event.counter(), event.epoch()).orElse(null);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
