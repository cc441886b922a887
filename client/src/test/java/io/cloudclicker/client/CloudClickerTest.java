package io.cloudclicker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the service answers only when it is in trouble, and what needs no service; the rest is in
/// the system's tests.
class CloudClickerTest {

  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final String QUEUED = "{\"results\":[{\"status\":202,\"receipt\":\"r\"}]}";
  private static final String NOT_STORED =
      "{\"type\":\"urn:cloudclicker:problem:overloaded\",\"outcome\":\"not_stored\",\"retry\":\"same_key\"}";

  @TempDir Path folder;
  private ScriptedService service;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void waitsAsLongAsTheServiceWants_thenSendsTheSameKey() throws Exception {
    service.answersLater(503, 2, NOT_STORED).answers(202, QUEUED);
    try (var clicker = open()) {
      assertThat(ending(clicker.press("claps"))).isInstanceOf(Ending.Accepted.class);
    }
    assertThat(service.asked()).hasSize(2);
    var first = service.asked().getFirst();
    var second = service.asked().getLast();
    assertThat(id(second)).isEqualTo(id(first));
    assertThat(Duration.ofNanos(second.nanos() - first.nanos()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void makesItsKeysByTheServicesClock() throws Exception {
    service.answers(202, QUEUED);
    try (var clicker = open()) {
      assertThat(ending(clicker.press("claps"))).isInstanceOf(Ending.Accepted.class);
    }
    var key = UUID.fromString(id(service.asked().getFirst()));
    assertThat(ClickKey.time(key))
        .isBetween(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:30Z"));
    assertThat(service.asked().getFirst().body()).contains("\"at\":\"2026-01-01T00:00:");
  }

  @Test
  void hasTheKeyOnItsDisk_beforeItIsSent() throws Exception {
    var kept = new AtomicReference<>("");
    service.answers(202, QUEUED).meanwhile(() -> kept.set(read(folder.resolve("presses"))));
    try (var clicker = CloudClicker.at(service.address()).keptIn(folder).open()) {
      assertThat(ending(clicker.press("claps", 9))).isInstanceOf(Ending.Accepted.class);
    }
    var key = id(service.asked().getFirst());
    assertThat(kept.get()).contains(" 9 claps\n").endsWith("key 1 " + key + "\n");
    assertThat(read(folder.resolve("presses"))).endsWith("end 1\n");
  }

  @Test
  void losesNoPress_whileItsTokenIsNotGood() throws Exception {
    service
        .answers(401, "{\"type\":\"urn:cloudclicker:problem:bad-token\",\"outcome\":\"invalid\"}")
        .answers(202, QUEUED);
    var token = new AtomicReference<>("old");
    try (var clicker = CloudClicker.at(service.address()).token(token::get).open()) {
      var press = clicker.press("claps");
      Awaitility.await().until(() -> clicker.held().isPresent());
      assertThat(clicker.held()).hasValueSatisfying(it -> assertThat(it.status()).isEqualTo(401));
      token.set("new");
      assertThat(ending(press)).isInstanceOf(Ending.Accepted.class);
      assertThat(clicker.held()).isEmpty();
    }
    assertThat(service.asked())
        .extracting(it -> it.header("Authorization"))
        .containsExactly("Bearer old", "Bearer new");
  }

  @Test
  void sendsTogetherWhatWaits() throws Exception {
    var results = "{\"status\":202,\"receipt\":\"r\"}";
    service
        .answersLater(503, 1, NOT_STORED)
        .answers(202, "{\"results\":[%1$s,%1$s,%1$s]}".formatted(results));
    try (var clicker = open()) {
      clicker.press("claps");
      Awaitility.await().until(() -> clicker.held().isPresent());
      clicker.press("likes");
      clicker.press("claps");
      assertThat(clicker.awaitNoneWaiting(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(ID.matcher(service.asked().getLast().body()).results()).hasSize(3);
  }

  @Test
  void takesNoMorePressesThanItHasRoomFor_andSaysWhyTheyWait() throws Exception {
    try (var clicker = CloudClicker.at(nobody()).mostWaiting(2).open()) {
      var first = clicker.press("claps");
      var second = clicker.press("claps");
      assertThatThrownBy(() -> clicker.press("claps"))
          .isInstanceOf(QueueFull.class)
          .hasMessageContaining("2 presses wait already");
      Awaitility.await().until(() -> clicker.held().isPresent());
      assertThat(clicker.held().orElseThrow().type()).isEqualTo("no-answer");
      assertThat(clicker.waiting()).containsExactly(first, second);
      assertThat(clicker.awaitNoneWaiting(Duration.ZERO)).isFalse();
    }
  }

  @Test
  void pressesThatWaitAreGivenUp_whenItIsClosed() throws Exception {
    var clicker = CloudClicker.at(nobody()).open();
    var press = clicker.press("claps");
    clicker.close();
    assertThat(ending(press)).isEqualTo(new Ending.Left(false));
    assertThatIllegalStateException().isThrownBy(() -> clicker.press("claps"));
    clicker.close();
  }

  @Test
  void pressesThatWaitAreSentByTheNextClient_whereThereIsAFolder() throws Exception {
    try (var clicker = CloudClicker.at(nobody()).keptIn(folder).open()) {
      var press = clicker.press("claps", 3);
      clicker.close();
      assertThat(ending(press)).isEqualTo(new Ending.Left(true));
    }
    service.answers(202, QUEUED);
    try (var clicker = CloudClicker.at(service.address()).keptIn(folder).open()) {
      assertThat(clicker.awaitNoneWaiting(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(service.asked().getFirst().body()).contains("\"count\":3");
  }

  /// Seven days and more after the press, the service would refuse its time.
  @Test
  void doesNotTellWhenItWasPressed_whenThatIsTooLongAgo() throws Exception {
    var longAgo = Instant.now().minus(Duration.ofDays(7)).toEpochMilli();
    Files.writeString(
        folder.resolve("presses"), "cloudclicker presses 1\npress 1 " + longAgo + " 1 claps\n");
    service.answers(202, QUEUED);
    try (var clicker = CloudClicker.at(service.address()).keptIn(folder).open()) {
      assertThat(clicker.awaitNoneWaiting(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(service.asked().getFirst().body()).doesNotContain("\"at\"");
  }

  @Test
  void pressesAreKept_whenAThreadIsInterruptedWhileItPresses() throws Exception {
    service.answers(202, QUEUED);
    try (var clicker = CloudClicker.at(service.address()).keptIn(folder).open()) {
      Thread.currentThread().interrupt();
      var press = clicker.press("claps");
      assertThat(Thread.interrupted()).as("is its caller's to see").isTrue();
      assertThat(ending(press)).isInstanceOf(Ending.Accepted.class);
    }
  }

  @Test
  void followsNothingMore_whenItIsClosed() {
    var clicker = open();
    var following = clicker.follow(List.of("claps"), total -> {});
    clicker.close();
    assertThat(following.isClosed()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> clicker.follow(List.of("claps"), total -> {}));
  }

  @Test
  void resumesAStreamWhereItWas_andEndsWhereItIsRefused() throws Exception {
    service
        .streams(event("a1", 1))
        .answersLater(503, 1, "{}")
        .streams(event("a2", 2))
        .answers(404, "{\"type\":\"urn:cloudclicker:problem:unknown-counter\"}");
    var listener = new Listener();
    try (var clicker = open();
        var following = clicker.follow(List.of("claps", "likes"), listener)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> following.link() instanceof Link.Refused);
    }
    assertThat(listener.counts).containsExactly(1L, 2L);
    assertThat(service.asked())
        .extracting(it -> it.header("Last-event-id"))
        .containsExactly("", "a1", "a1", "a2");
    assertThat(listener.links)
        .extracting(it -> it.getClass().getSimpleName())
        .containsExactly("Streaming", "Away", "Streaming", "Refused");
  }

  private static String event(String id, long count) {
    return """
        retry: 20

        event: total
        id: %s
        data: {"counter":"claps","count":%d,"as_of":"2026-01-01T00:00:00Z","lag_ms":1}

        """
        .formatted(id, count);
  }

  /// Each total is a failure to this one.
  private static final class Listener implements TotalListener {
    final List<Long> counts = new CopyOnWriteArrayList<>();
    final List<Link> links = new CopyOnWriteArrayList<>();

    @Override
    public void told(Total total) {
      counts.add(total.count());
      throw new IllegalArgumentException("a listener may fail");
    }

    @Override
    public void linked(Link link) {
      links.add(link);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "ftp://localhost", "http:///x", "http://a?b=c"})
  void refusesWhatIsNoAddress(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CloudClicker.at(address))
        .withMessageContaining(address);
  }

  @Test
  void refusesWhatMakesNoSense() {
    try (var clicker = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> clicker.press("No Name"))
          .withMessageContaining("No Name");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> clicker.total("x", List.of(), Duration.ofSeconds(6)))
          .withMessageContaining("0 to 5 s");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> clicker.follow(List.of(), total -> {}))
          .withMessageContaining("1 to 100");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CloudClicker.at(service.address()).mostWaiting(0));
  }

  @Test
  void saysThatNobodyAnswers() {
    try (var clicker = CloudClicker.at(nobody()).open()) {
      assertThat(clicker.total("claps")).isInstanceOf(Answer.NotTold.class);
      assertThatIllegalStateException()
          .isThrownBy(() -> clicker.total("claps").orThrow())
          .withMessageContaining("no-answer");
    }
  }

  private CloudClicker open() {
    return CloudClicker.at(service.address()).open();
  }

  private static Ending ending(Press press) throws Exception {
    return press.ending().get(20, TimeUnit.SECONDS);
  }

  private static String id(ScriptedService.Asked asked) {
    var id = ID.matcher(asked.body());
    assertThat(id.find()).as(asked.body()).isTrue();
    return id.group(1);
  }

  /// Where nobody listens.
  private static String nobody() {
    try (var socket = new ServerSocket(0)) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
