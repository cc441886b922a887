package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.ClickKey;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Starting, ending, and what lies between while parts are away.
class LifeIT {

  private static final Stack STACK = Stack.shared();

  @Test
  void takesNoClicks_andIsNotReady_untilTheLogIsKnown() {
    try (var producer = RunningProducer.start(1)) {
      assertThat(producer.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(producer.get("/readyz").body()).contains("STARTING");
      assertThat(producer.get("/health").statusCode()).isEqualTo(503);
      assertThat(producer.get("/health").body()).contains("DOWN");
      var answer = click(producer);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertOutcome(answer, "not_stored", "fresh");
      producer.registerLog(1, 1, 0);
      producer.awaitReady();
      assertThat(click(producer).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void starts_whileKafkaIsAway() {
    try (var producer = RunningProducer.startAfter(STACK::stopBroker, STACK::startBroker)) {
      try {
        assertThat(producer.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(producer.get("/").statusCode()).isEqualTo(200);
        assertOutcome(click(producer), "not_stored", "fresh");
      } finally {
        STACK.startBroker();
      }
      producer.registerLog(1, 1, 0);
      producer.awaitReady();
      assertThat(click(producer).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void starts_whileRedisHangs() {
    try (var producer = RunningProducer.startAfter(STACK::pauseRedis, STACK::resumeRedis)) {
      try {
        producer.registerLog(1, 1, 0);
        producer.awaitReady();
        assertThat(click(producer).statusCode()).isEqualTo(202);
      } finally {
        STACK.resumeRedis();
      }
    }
  }

  @Test
  void starts_whileTheDatabaseIsAway() {
    try (var producer = RunningProducer.startAfter(STACK::stopDatabase, STACK::startDatabase)) {
      try {
        assertThat(producer.get("/readyz").statusCode()).isEqualTo(503);
        assertOutcome(click(producer), "not_stored", "fresh");
      } finally {
        STACK.startDatabase();
      }
      await().ignoreExceptions().untilAsserted(() -> producer.registerLog(1, 1, 0));
      producer.awaitReady();
      assertThat(click(producer).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void takesClicks_whileTheDatabaseIsAway() {
    try (var producer = RunningProducer.ready(1)) {
      STACK.stopDatabase();
      try {
        assertThat(click(producer).statusCode()).isEqualTo(202);
        assertThat(producer.get("/health").statusCode()).isEqualTo(200);
      } finally {
        STACK.startDatabase();
      }
    }
  }

  @Test
  void staysReady_andSaysDown_whileKafkaHangs() {
    try (var producer = RunningProducer.ready(1)) {
      STACK.pauseBroker();
      try {
        await().until(() -> producer.get("/health").statusCode() == 503);
        assertThat(producer.get("/readyz").statusCode()).isEqualTo(200);
      } finally {
        STACK.resumeBroker();
      }
      await().until(() -> producer.get("/health").statusCode() == 200);
    }
  }

  @Test
  void saysWhatIsUnknown_thenOpensTheBreaker_andTakesClicksAgain_whenKafkaHangsAndComesBack() {
    try (var producer = RunningProducer.ready(1)) {
      assertThat(click(producer).statusCode()).isEqualTo(202);
      STACK.pauseBroker();
      try {
        assertThat(clicks(producer, 5))
            .allSatisfy(answer -> assertOutcome(answer, "unknown", null));
        var refused = click(producer);
        assertOutcome(refused, "not_stored", "fresh");
        assertThat(producer.get("/health").statusCode()).isEqualTo(503);
      } finally {
        STACK.resumeBroker();
      }
      await().until(() -> click(producer).statusCode() == 202);
    }
  }

  @Test
  void refusesAtOnce_whatIsTooMuchAtOnce() {
    try (var producer =
        RunningProducer.ready(1, "--resilience4j.bulkhead.instances.log.max-concurrent-calls=5")) {
      assertThat(click(producer).statusCode()).isEqualTo(202);
      STACK.pauseBroker();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var waiting = later(producer, 5, threads);
        await().until(() -> producer.inFlight() == 5);
        var refused = click(producer);
        assertThat(waiting).as("those it did not wait for").noneMatch(CompletableFuture::isDone);
        assertThat(refused.body()).contains("too many clicks at once");
        assertOutcome(refused, "not_stored", "fresh");
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        waiting.forEach(CompletableFuture::join);
      } finally {
        STACK.resumeBroker();
      }
    }
  }

  @Test
  void takesNoOlderKey_whenTheTopicWasCreatedAgain() {
    try (var producer = RunningProducer.ready(1)) {
      STACK.deleteTopic(producer.topic());
      await().until(() -> producer.get("/health").statusCode() == 503);
      STACK.createTopic(producer.topic(), 1);
      long bornAt = System.currentTimeMillis();
      producer.registerLog(2, 1, bornAt);
      await().until(() -> click(producer).statusCode() == 202);
      var key = ClickKey.at(bornAt, new Random()).toString();
      var answer = producer.post("/count", "{\"count\":1}", "Idempotency-Key", key);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertOutcome(answer, "invalid", "ask");
      assertThat(producer.get("/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void isNotReadyAnyMore_butServesOn_whileItDrains() {
    try (var producer = RunningProducer.ready(1, "--clicker.drain=5s")) {
      var end = CompletableFuture.runAsync(producer::shutDown);
      await().until(() -> producer.get("/readyz").statusCode() == 503);
      assertThat(producer.get("/readyz").body()).contains("DRAINING");
      assertThat(click(producer).statusCode()).isEqualTo(202);
      end.join();
    }
  }

  @Test
  void answersTheClicksThatItHasTaken_whenItEnds() {
    try (var producer = RunningProducer.ready(1);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(click(producer).statusCode()).isEqualTo(202);
      STACK.pauseBroker();
      var waiting = later(producer, 5, threads);
      CompletableFuture<Void> end;
      try {
        await().until(() -> producer.inFlight() == 5);
        end = CompletableFuture.runAsync(producer::shutDown);
      } finally {
        STACK.resumeBroker();
      }
      assertThat(waiting.stream().map(CompletableFuture::join))
          .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
      end.join();
    }
  }

  private static HttpResponse<String> click(RunningProducer producer) {
    return producer.post("/count", "{\"count\":1}");
  }

  /// Each in a record of its own: one begins when the one before is seen to wait.
  private static Stream<HttpResponse<String>> clicks(RunningProducer producer, int clicks) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      while (waiting.size() < clicks) {
        waiting.addAll(later(producer, 1, threads));
        await().until(() -> producer.inFlight() == waiting.size());
      }
      return waiting.stream().map(CompletableFuture::join).toList().stream();
    }
  }

  private static List<CompletableFuture<HttpResponse<String>>> later(
      RunningProducer producer, int clicks, Executor threads) {
    return Stream.generate(() -> CompletableFuture.supplyAsync(() -> click(producer), threads))
        .limit(clicks)
        .toList();
  }

  private static void assertOutcome(
      HttpResponse<String> answer, String outcome, @Nullable String retry) {
    assertThat(JsonPath.<String>read(answer.body(), "$.outcome")).isEqualTo(outcome);
    if (retry == null) {
      assertThat(answer.body()).doesNotContain("retry");
    } else {
      assertThat(JsonPath.<String>read(answer.body(), "$.retry")).isEqualTo(retry);
    }
  }
}
