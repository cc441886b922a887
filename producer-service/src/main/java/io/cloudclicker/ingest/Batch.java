package io.cloudclicker.ingest;

import io.cloudclicker.json.Json;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.GivenName;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of a batch. Where it is a list of clicks, what is wrong with one click is that click's
/// answer alone; otherwise nothing of it is taken.
final class Batch {

  static final int MAX_CLICKS = 1_000;
  static final Duration OLDEST = Duration.ofDays(7);
  static final Duration AHEAD = Duration.ofSeconds(60);

  private static final String CLICKS = "clicks";
  private static final Set<String> OF_A_CLICK = Set.of("id", "count", "counter", "at");
  private static final String KEY = "has to be a UUIDv7";
  private static final String TIME =
      "has to be a time of RFC 3339, at most 7 days ago and 60 seconds ahead";

  /// A press, or what is answered instead of it.
  private record Item(@Nullable Press press, Pressed.@Nullable Refused refused) {}

  private final List<Item> items;

  private Batch(List<Item> items) {
    this.items = items;
  }

  /// @throws ProblemRaised where the document is no list of clicks
  static Batch of(Json document, long nowMillis) {
    var clicks = JsonObject.of(document, Set.of(CLICKS)).required(CLICKS);
    if (clicks instanceof Json.Items(List<Json> list)
        && !list.isEmpty()
        && list.size() <= MAX_CLICKS) {
      return new Batch(list.stream().map(item -> item(item, nowMillis)).toList());
    }
    throw BadInput.member(CLICKS, "has to be a list of 1 to " + MAX_CLICKS + " clicks");
  }

  /// Sends what can be sent, and answers every click, in order.
  List<Pressed> press(ClickDesk desk, Presser presser) {
    var presses = new ArrayList<Press>(items.size());
    for (var item : items) {
      if (item.press() != null) {
        presses.add(item.press());
      }
    }
    var answers = desk.press(presses, presser).iterator();
    var all = new ArrayList<Pressed>(items.size());
    items.forEach(item -> all.add(item.refused() == null ? answers.next() : item.refused()));
    return all;
  }

  private static Item item(Json json, long nowMillis) {
    try {
      return new Item(press(json, nowMillis), null);
    } catch (ProblemRaised raised) {
      return new Item(null, new Pressed.Refused(idOf(json), raised.problem()));
    }
  }

  private static Press press(Json json, long nowMillis) {
    var members = JsonObject.of(json, OF_A_CLICK);
    long value = members.integer("count");
    return new Press(
        members
            .optionalString("counter")
            .map(name -> GivenName.read("counter", name))
            .orElse(CounterName.GLOBAL),
        members.optionalString("id").map(Batch::key).orElse(null),
        value,
        members.optionalString("at").map(text -> time(text, nowMillis)).orElse(null));
  }

  private static ClickKey key(String text) {
    return ClickKey.parse(text).orElseThrow(() -> BadInput.member("id", KEY));
  }

  private static long time(String text, long nowMillis) {
    var now = Instant.ofEpochMilli(nowMillis);
    var at = instant(text);
    if (at.isEmpty() || at.get().isBefore(now.minus(OLDEST)) || at.get().isAfter(now.plus(AHEAD))) {
      throw BadInput.member("at", TIME);
    }
    return at.get().toEpochMilli();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// So that a client finds its click again, where the key at least can be read.
  private static @Nullable String idOf(Json json) {
    return json instanceof Json.Members(var members)
            && members.get("id") instanceof Json.Text(String id)
            && ClickKey.parse(id).isPresent()
        ? id
        : null;
  }
}
