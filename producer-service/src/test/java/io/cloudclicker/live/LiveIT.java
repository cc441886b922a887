package io.cloudclicker.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.live.Listener.Heard;
import io.cloudclicker.reading.ConsumerByHand;
import io.cloudclicker.reading.ReadingApplication;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Streams of real instances, on real stores.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIT {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stack stack = Stack.shared();
  private final ConsumerByHand consumer = new ConsumerByHand(stack);
  private final ReadingApplication one = start(Map.of());
  private final ReadingApplication other = start(Map.of());

  @BeforeAll
  void begin() {
    consumer.beginLog();
    await().until(() -> consumer.subscribers() == 2);
  }

  @AfterAll
  void close() {
    one.close();
    other.close();
    consumer.close();
  }

  @Test
  void tellsWhatGetTells_whenSomebodyPressed() throws Exception {
    try (var listener = new Listener(one.uri("/count/stream"))) {
      listener.awaitCount(0);
      consumer.press(CounterName.GLOBAL, 0, 3);
      var heard = listener.awaitCount(3);
      var body = read(one.get("/count"));
      assertThat(heard.counter()).isEqualTo("global");
      assertThat(heard.id()).isEqualTo(heard.data().get("applied").asText());
      assertThat(names(heard.data())).startsWith("counter").hasSize(1 + body.size());
      assertThat(names(heard.data())).containsAll(names(body));
      assertThat(heard.data().get("latest")).isEqualTo(body.get("latest"));
      assertThat(heard.data().get("hostname")).isEqualTo(body.get("hostname"));
      assertThat(listener.lines()).contains("event: total");
    }
  }

  @Test
  void isAStreamOfEvents_thatNobodyKeeps() {
    try (var listener = new Listener(one.uri("/count/stream"))) {
      listener.await(heard -> true);
      assertThat(listener.response().headers().firstValue("content-type"))
          .contains("text/event-stream");
      assertThat(listener.response().headers().firstValue("x-accel-buffering")).contains("no");
      assertThat(listener.lines().getFirst()).matches("retry: (1\\d{3}|2000)");
    }
  }

  @Test
  void isHeardOnEveryInstance() {
    var counter = new CounterName("everywhere");
    try (var here = new Listener(stream(one, counter));
        var there = new Listener(stream(other, counter))) {
      here.awaitCount(0);
      there.awaitCount(0);
      for (int press = 1; press <= 20; press++) {
        consumer.press(counter, press % 2, 1);
        here.awaitCount(press);
        there.awaitCount(press);
      }
      assertGrows(here.events());
      assertGrows(there.events());
    }
  }

  @Test
  void goesOnElsewhere_withoutGoingBackwards() {
    var counter = new CounterName("resumed");
    var lastEventId = "";
    for (int press = 1; press <= 10; press++) {
      var from = press % 2 == 0 ? one : other;
      try (var listener = new Listener(stream(from, counter), LAST_EVENT_ID, lastEventId)) {
        consumer.commit(counter, press % 2, 1);
        lastEventId = listener.awaitCount(press).id();
        long before = press - 1L;
        assertThat(listener.events()).allMatch(heard -> heard.count() >= before);
      }
    }
  }

  @Test
  void tellsNothing_untilItIncludesWhatTheClientHasSeen() {
    var counter = new CounterName("ahead");
    consumer.press(counter, 0, 1);
    var seen = ahead(consumer.applied(), 3);
    try (var listener = new Listener(stream(one, counter), LAST_EVENT_ID, seen.toString());
        var fresh = new Listener(stream(one, counter))) {
      fresh.awaitCount(1);
      consumer.press(counter, 0, 2);
      fresh.awaitCount(3);
      consumer.press(counter, 0, 1);
      listener.awaitCount(4);
      assertThat(listener.events()).allMatch(heard -> heard.applied().includes(seen));
    }
  }

  @Test
  void tellsThatOnlyAppliedMoved() {
    var counter = new CounterName("beside");
    try (var listener = new Listener(stream(one, counter))) {
      listener.awaitCount(0);
      consumer.press(new CounterName("pressed"), 1, 1);
      var applied = consumer.applied();
      assertThat(listener.await(heard -> heard.applied().includes(applied)).count()).isZero();
    }
  }

  @Test
  void tellsOfAHundredCounters_inOneStream() {
    var counters = hundred("many");
    var pressed = counters.get(42);
    try (var listener = new Listener(stream(one, counters))) {
      await().until(() -> heardOf(listener).size() == 100);
      consumer.press(pressed, 0, 1);
      assertThat(listener.awaitCount(1).counter()).isEqualTo(pressed.value());
      assertThat(listener.events()).noneMatch(it -> it.count() == 1 && !isOf(pressed, it));
      var ids = listener.events().stream().map(Heard::seen).toList();
      assertThat(IntStream.range(1, ids.size()))
          .allMatch(index -> ids.get(index).includes(ids.get(index - 1)));
    }
  }

  @Test
  void tellsEveryTotal_whenRedisIsFlushed() {
    var counter = new CounterName("flushed-live");
    try (var listener = new Listener(stream(one, counter))) {
      for (int press = 1; press <= 12; press++) {
        consumer.press(counter, press % 2, 1);
        if (press % 3 == 0) {
          stack.flushRedis();
        }
        listener.awaitCount(press);
      }
      assertGrows(listener.events());
    }
  }

  @Test
  void tellsTotals_whileRedisHangs() {
    var counter = new CounterName("hung-live");
    try (var listener = new Listener(stream(one, counter))) {
      listener.awaitCount(0);
      stack.pauseRedis();
      try {
        for (int press = 1; press <= 3; press++) {
          consumer.commit(counter, press % 2, 1);
          listener.awaitCount(press);
        }
        try (var late = new Listener(stream(one, new CounterName("late-live")))) {
          late.awaitCount(0);
        }
      } finally {
        stack.resumeRedis();
      }
      assertGrows(listener.events());
    }
  }

  @Test
  void saysThatATotalIsStale_whileMySqlIsAway() {
    var counter = new CounterName("away-live");
    var offsets = consumer.applied().offsets();
    try (var alone = start(Map.of())) {
      alone.ends(new Ends(1, System.currentTimeMillis() + 60_000, offsets));
      try (var listener = new Listener(stream(alone, counter))) {
        listener.await(heard -> !isStale(heard));
        stack.killDatabase();
        try {
          listener.await(LiveIT::isStale);
        } finally {
          stack.startDatabase();
        }
        await().until(() -> !isStale(listener.events().getLast()));
      }
    }
  }

  @Test
  void dropsWhoDoesNotRead_andTellsTheOthers() throws IOException {
    var counters = hundred("slow");
    var settings =
        Map.<String, Object>of(
            "clicker.live.send-buffer", "1KB",
            "clicker.live.quiet-interval", "1ms",
            "server.tomcat.connection-timeout", "1s");
    try (var instance = start(settings);
        var listener = new Listener(stream(instance, counters));
        var deaf = new Socket()) {
      await().until(() -> heardOf(listener).size() == 100);
      int port = stream(instance, counters).getPort();
      deaf.setReceiveBufferSize(1_024);
      deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      deaf.getOutputStream().write(get(stream(instance, counters)));
      var audience = instance.bean(Audience.class);
      await().until(() -> audience.size() == 2);

      long presses = 0;
      while (audience.size() == 2 && presses < 500) {
        consumer.press(counters.getFirst(), 0, 1);
        presses++;
        long expected = presses;
        listener.awaitCount(expected);
      }

      await().until(() -> audience.size() == 1);
      consumer.press(counters.getFirst(), 0, 1);
      listener.awaitCount(presses + 1);
    }
  }

  @Test
  void makesRoom_whenAClientIsGone() {
    try (var instance = start(Map.of("clicker.live.heartbeat", "50ms"))) {
      var audience = instance.bean(Audience.class);
      try (var listener = new Listener(instance.uri("/count/stream"))) {
        await().until(() -> listener.lines().contains(": still here"));
        assertThat(audience.size()).isEqualTo(1);
      }
      await().until(() -> audience.size() == 0);
    }
  }

  @Test
  void refusesWhatItCantTell() {
    assertRefused("/api/stream", 400, "counter");
    assertRefused("/api/stream?counter=", 400, "counter");
    assertRefused("/api/stream?counter=fine&counter=NOT-FINE", 400, "counter");
    assertRefused("/api/stream?counter=a,b", 400, "counter");
    assertRefused("/api/stream?" + "counter=a&".repeat(101), 400, "counter");
    assertRefused("/api/stream?counter=fine&counter=no-such", 404, null);
    assertRefused("/api/counters/no-such/stream", 404, null);
    assertRefused("/api/counters/NOT-A-NAME/stream", 404, null);
    var last = HttpRequest.newBuilder(one.uri("/count/stream")).header(LAST_EVENT_ID, "12");
    var answer = one.send(last);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(read(answer).get("member").asText()).isEqualTo(LAST_EVENT_ID);
  }

  private void assertRefused(String path, int status, @Nullable String member) {
    var answer =
        one.send(HttpRequest.newBuilder(one.uri(path)).header("Accept", "text/event-stream"));
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(read(answer).path("member").asText(null)).as(path).isEqualTo(member);
  }

  @Test
  void endsAtOnce_whenOnlyTheHeadIsAskedFor() {
    try (var instance = start(Map.of())) {
      var head =
          HttpRequest.newBuilder(instance.uri("/count/stream"))
              .method("HEAD", BodyPublishers.noBody());
      var answer = instance.send(head);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
      assertThat(instance.bean(Audience.class).size()).isZero();
    }
  }

  @Test
  void asksTheStores_forWhatItDoesNotKnow_orIsNotThatFar() {
    var counter = new CounterName("asked-for");
    try (var instance = start(Map.of("clicker.reading.refresh", "1h"))) {
      try (var listener = new Listener(stream(instance, counter))) {
        listener.awaitCount(0);
      }
      consumer.commit(counter, 0, 2);
      var seen = consumer.applied().toString();
      try (var listener = new Listener(stream(instance, counter), LAST_EVENT_ID, seen)) {
        listener.awaitCount(2);
      }
    }
  }

  @Test
  void tellsOfWhatItRemembers_whenNobodyKnowsWhatExists() {
    var counter = new CounterName("remembered-live");
    assertThat(one.get("/api/counters/" + counter).statusCode()).isEqualTo(200);
    one.directoryAway(true);
    try (var listener = new Listener(stream(one, counter))) {
      listener.awaitCount(0);
      assertThat(one.get("/api/counters/never-heard-of/stream").statusCode()).isEqualTo(503);
    } finally {
      one.directoryAway(false);
    }
  }

  private ReadingApplication start(Map<String, Object> given) {
    return ReadingApplication.start(stack, consumer.database, given);
  }

  private static URI stream(ReadingApplication instance, CounterName counter) {
    return instance.uri("/api/counters/" + counter + "/stream");
  }

  private static URI stream(ReadingApplication instance, List<CounterName> counters) {
    var query = counters.stream().map(it -> "counter=" + it).collect(Collectors.joining("&"));
    return instance.uri("/api/stream?" + query);
  }

  private static List<CounterName> hundred(String prefix) {
    return IntStream.range(0, 100).mapToObj(it -> new CounterName(prefix + "-" + it)).toList();
  }

  private static Set<String> heardOf(Listener listener) {
    return listener.events().stream().map(Heard::counter).collect(Collectors.toSet());
  }

  private static boolean isOf(CounterName counter, Heard heard) {
    return heard.counter().equals(counter.value());
  }

  private static boolean isStale(Heard heard) {
    return heard.data().get("stale").asBoolean();
  }

  private static void assertGrows(List<Heard> events) {
    assertThat(events).isSortedAccordingTo(Comparator.comparingLong(Heard::count));
  }

  private static Applied ahead(Applied applied, int records) {
    var offsets = new ArrayList<>(applied.offsets());
    offsets.set(0, offsets.getFirst() + records);
    return new Applied(applied.log(), offsets);
  }

  private static byte[] get(URI uri) {
    var lines =
        "GET %s?%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(uri.getPath(), uri.getQuery());
    return lines.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode read(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(answer.body(), e);
    }
  }
}
