package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cloudclicker.client.Answer;
import io.cloudclicker.client.CloudClicker;
import io.cloudclicker.client.Ending;
import io.cloudclicker.client.Press;
import io.cloudclicker.client.Problem;
import io.cloudclicker.client.Total;
import io.cloudclicker.testing.FaultProxy;
import io.cloudclicker.testing.FaultProxy.Direction;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/// The Java client against real services, through a network that fails.
class ClientIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static PipelineKit kit;
  private static FaultProxy proxy;
  private static String address;

  @TempDir Path folder;
  private String counter;

  @BeforeAll
  static void start() throws Exception {
    kit = new PipelineKit(2, 1, 1);
    proxy = new FaultProxy("127.0.0.1", kit.addresses().getFirst().getPort());
    address = "http://127.0.0.1:" + proxy.port();
  }

  @AfterAll
  static void stop() throws Exception {
    proxy.close();
    kit.close();
  }

  @BeforeEach
  void makeCounter(TestInfo test) throws Exception {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    counter = name.substring(0, Math.min(64, name.length()));
    var made = kit.call("POST", "/api/counters", "{\"name\":\"" + counter + "\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  /// Also where a test gave up in between.
  @AfterEach
  void mend() {
    proxy.mend();
  }

  @Test
  void countsEachPressOnce() throws Exception {
    try (var clicker = CloudClicker.at(address).open()) {
      var presses =
          IntStream.range(0, 40).mapToObj(value -> clicker.press(counter, value)).toList();
      var receipts = presses.stream().map(it -> accepted(it).receipt().orElseThrow()).toList();
      var total = clicker.total(counter, receipts, CloudClicker.LONGEST_WAIT).orThrow();
      assertThat(total.isIncluded()).isTrue();
      assertThat(total.count()).isEqualTo(40);
      assertThat(total.latest().orElseThrow()).isBetween(0L, 39L);
      assertThat(clicker.waiting()).isEmpty();
    }
  }

  @Test
  void countsOnce_whenTheAnswerIsLost() throws Exception {
    try (var clicker = CloudClicker.at(address).open()) {
      assertThat(clicker.total(counter).orThrow().count()).isZero();
      proxy.hold(Direction.TO_CLIENT);
      var press = clicker.press(counter);
      awaitCounted(1);
      loseWhatIsHeld();
      accepted(press);
      assertThat(clicker.waiting()).isEmpty();
      accepted(clicker.press(counter));
    }
    hasCounted(2);
  }

  /// What a process that dies between sending and answer leaves in its folder, sent by the next.
  @Test
  void countsOnce_whenTheProcessDiesBeforeTheAnswer() throws Exception {
    var left = Files.createDirectory(folder.resolve("left"));
    try (var clicker = CloudClicker.at(address).keptIn(folder.resolve("died")).open()) {
      assertThat(clicker.total(counter).orThrow().count()).isZero();
      proxy.hold(Direction.TO_CLIENT);
      clicker.press(counter);
      awaitCounted(1);
      Files.copy(folder.resolve("died/presses"), left.resolve("presses"));
      loseWhatIsHeld();
    }
    try (var clicker = CloudClicker.at(address).keptIn(left).open()) {
      assertThat(clicker.awaitNoneWaiting(LIMIT)).isTrue();
      accepted(clicker.press(counter));
    }
    hasCounted(2);
  }

  @Test
  void countsOnce_whenTheServiceIsKilled_andTheStreamResumes() throws Exception {
    var told = new CopyOnWriteArrayList<Total>();
    var queue = folder.resolve("queue");
    try (var watcher = CloudClicker.at(address).open();
        var _ = watcher.follow(List.of(counter, "global"), told::add)) {
      try (var clicker = CloudClicker.at(address).keptIn(queue).open()) {
        await("the stream has begun", () -> tells(told, 0));
        accepted(clicker.press(counter));
        await("the stream tells", () -> tells(told, 1));
        kit.producers.getFirst().kill();
        clicker.press(counter);
        clicker.press(counter);
        await("it is held", () -> clicker.held().isPresent());
        assertThat(clicker.waiting()).hasSize(2);
      }
      kit.producers.getFirst().start();
      kit.producers.getFirst().awaitReady(kit.addresses().getFirst().resolve("readyz"));
      try (var clicker = CloudClicker.at(address).keptIn(queue).open()) {
        assertThat(clicker.waiting()).hasSize(2);
        accepted(clicker.press(counter));
        assertThat(clicker.awaitNoneWaiting(LIMIT)).isTrue();
      }
      await("the stream tells again", () -> tells(told, 4));
    }
    assertThat(counts(told)).isSorted().doesNotHaveDuplicates().startsWith(0L).endsWith(4L);
    hasCounted(4);
  }

  /// The service would refuse both keys for their age.
  @Test
  void asksForTheFate_whenAKeyIsTooOldToBeSentAgain() throws Exception {
    long now = System.currentTimeMillis();
    var counted = ClickKey.at(now - Duration.ofSeconds(575).toMillis(), new Random(now));
    var absent = ClickKey.at(now - Duration.ofMinutes(20).toMillis(), new Random(now));
    assertThat(press(counted)).isEqualTo(202);
    awaitCounted(1);
    Files.writeString(
        folder.resolve("presses"),
        """
        cloudclicker presses 1
        press 1 %1$d 1 %2$s
        key 1 %3$s
        press 2 %1$d 1 %2$s
        key 2 %4$s
        """
            .formatted(now, counter, counted, absent));
    try (var clicker = CloudClicker.at(address).keptIn(folder).open()) {
      var presses = clicker.waiting();
      assertThat(accepted(presses.getFirst()).key()).hasToString(counted.toString());
      var fresh = accepted(presses.getLast()).key();
      assertThat(fresh.toString()).isNotEqualTo(absent.toString());
    }
    hasCounted(2);
  }

  @Test
  void pressesAsWhomItsTokenSays_andSaysWhyAPressWasRefused() throws Exception {
    var owned = "{\"press\":\"tokens\"}";
    assertThat(kit.call("PATCH", "/api/counters/" + counter, owned).statusCode()).isEqualTo(200);
    try (var nobody = CloudClicker.at(address).open();
        var machine = CloudClicker.at(address).token(PipelineKit.TOKEN).open()) {
      assertThat(refused(nobody.press(counter)).status()).isEqualTo(401);
      assertThat(refused(nobody.press("never-made")).type()).isEqualTo("unknown-counter");
      assertThat(nobody.total("never-made"))
          .isInstanceOfSatisfying(
              Answer.NotTold.class, it -> assertThat(it.problem().status()).isEqualTo(404));
      var accepted = accepted(machine.press(counter));
      assertThat(machine.fate(accepted.key()).orThrow().key()).isEqualTo(accepted.key());
    }
    hasCounted(1);
  }

  /// Without the proxy, which loses answers.
  private void awaitCounted(long count) {
    var uri = kit.addresses().getFirst().resolve("/api/counters/" + counter);
    await("counted " + count, () -> kit.read(uri).path("count").asLong() == count);
  }

  /// No more than that either, once everything that was sent is counted.
  private void hasCounted(long count) throws Exception {
    kit.awaitQuiescence();
    assertThat(kit.database().clicks(CounterId.of(new CounterName(counter)))).isEqualTo(count);
  }

  private static void loseWhatIsHeld() {
    proxy.reset();
    proxy.mend();
  }

  private int press(ClickKey key) throws Exception {
    var request =
        HttpRequest.newBuilder(
                kit.addresses().getFirst().resolve("/api/counters/" + counter + "/clicks"))
            .header("Idempotency-Key", key.toString())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private boolean tells(List<Total> told, long count) {
    return counts(told).contains(count);
  }

  private List<Long> counts(List<Total> told) {
    return told.stream()
        .filter(it -> it.counter().equals(counter))
        .map(Total::count)
        .distinct()
        .toList();
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(LIMIT).until(condition);
  }

  private static Ending.Accepted accepted(Press press) {
    return assertThat(ending(press)).asInstanceOf(type(Ending.Accepted.class)).actual();
  }

  private static Problem refused(Press press) {
    return assertThat(ending(press)).asInstanceOf(type(Ending.Refused.class)).actual().problem();
  }

  private static Ending ending(Press press) {
    return press.ending().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }
}
