package io.cloudclicker.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the lines of a stream of server-sent events, and hands out each event once it is complete.
/// For one thread and one connection.
final class EventLines {

  /// @param lastId what a later connection may resume after; empty where there was none yet
  record Event(String type, String data, String lastId) {}

  private final List<String> data = new ArrayList<>();
  private String type = "";
  private String lastId = "";
  private Optional<Duration> retry = Optional.empty();

  /// How long the service wants clients to wait before they connect again.
  Optional<Duration> retry() {
    return retry;
  }

  Optional<Event> take(String line) {
    if (line.isEmpty()) {
      return complete();
    }
    int colon = line.indexOf(':');
    var field = colon < 0 ? line : line.substring(0, colon);
    var rest = colon < 0 ? "" : line.substring(colon + 1);
    var value = rest.startsWith(" ") ? rest.substring(1) : rest;
    switch (field) {
      case "event" -> type = value;
      case "data" -> data.add(value);
      case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
      case "retry" -> retry = value.matches("\\d{1,9}") ? millis(value) : retry;
      default -> {} // comments, which show that the stream is alive
    }
    return Optional.empty();
  }

  private static Optional<Duration> millis(String value) {
    return Optional.of(Duration.ofMillis(Long.parseLong(value)));
  }

  private Optional<Event> complete() {
    var event =
        data.isEmpty()
            ? Optional.<Event>empty()
            : Optional.of(new Event(type, String.join("\n", data), lastId));
    type = "";
    data.clear();
    return event;
  }
}
