package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.testing.ledger.Ledger;
import io.cloudclicker.testing.ledger.Load;
import io.cloudclicker.testing.ledger.People;
import io.cloudclicker.testing.ledger.Presses;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Somebody changes a cell by hand in MySQL while the counter is being pressed: the audit names
/// counter, partition and difference, and a recount mends it in MySQL, in Redis and on open pages,
/// while a consumer is killed and the presses go on.
class MendIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CounterName PRESSED = new CounterName("pressed");
  private static final int PRESSES = 6_000;
  private static final int PER_SECOND = 200;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final long seed = System.nanoTime();

  @Test
  void findsAndMendsAChangedCell_whileItIsPressed() throws Exception {
    try (var kit = new PipelineKit(3, 2, 2);
        var ledger = new Ledger(Path.of("target", "mend-" + kit.topic + ".txt"))) {
      kit.call("POST", "/api/counters", "{\"name\":\"" + PRESSED + "\"}");
      var load = new Load(PRESSED, PRESSES, 16, PER_SECOND, 0.2, true, seed);
      var people = People.signedIn(kit.addresses().getFirst(), 2);
      var presses = new Presses(kit.addresses(), people, ledger);
      var running = CompletableFuture.runAsync(() -> run(load, presses));
      try (var page =
          new StreamListener(
              kit.addresses().getLast().resolve("api/counters/" + PRESSED + "/stream"))) {
        page.await(total -> total.get("count").asLong() > 100);
        changeACell(kit);
        awaitDrift(kit);
        mend(kit);
        running.get();
        kit.awaitQuiescence();
        page.await(total -> isRight(total));
        check(kit, ledger);
      }
    }
  }

  private static void changeACell(PipelineKit kit) throws Exception {
    kit.sql(
        "UPDATE counter_shard SET clicks = clicks + 7 WHERE part = 1 AND counter_id = UNHEX('%s')"
            .formatted(CounterId.of(PRESSED)));
  }

  private static void awaitDrift(PipelineKit kit) {
    var audit =
        await(
            kit,
            "/api/ops/audit",
            it -> it.get("drifts").findValuesAsText("store").contains("mysql"));
    var drift = audit.get("drifts").get(0);
    assertThat(drift.get("counter").asText()).isEqualTo(PRESSED.value());
    assertThat(drift.get("partition").asInt()).isEqualTo(1);
    assertThat(drift.get("difference").asLong()).isEqualTo(7);
  }

  /// One of the two consumers is killed right behind the order, and comes back.
  private static void mend(PipelineKit kit) throws Exception {
    var order = kit.call("POST", "/api/ops/recount", "{\"counter\":\"" + PRESSED + "\"}");
    assertThat(order.statusCode()).as(order.body()).isEqualTo(202);
    var victim = kit.consumers.getFirst();
    victim.kill();
    victim.start();
    var job = order.headers().firstValue("Location").orElseThrow();
    var done = await(kit, job, it -> !it.get("status").asText().equals("running"));
    assertThat(done.get("status").asText()).as(done.toString()).isEqualTo("done");
    await(kit, "/api/ops/audit", it -> it.get("drift").asLong() == 0);
  }

  private void check(PipelineKit kit, Ledger ledger) throws Exception {
    assertThat(ledger.acknowledged(PRESSED)).as("seed %d", seed).hasSize(PRESSES);
    var log = kit.log();
    assertThat(kit.database().cells()).as("seed %d", seed).isEqualTo(log.cells());
    assertThat(kit.database().own()).as("own clicks, seed %d", seed).isEqualTo(log.own());
    for (var producer : kit.addresses()) {
      Awaitility.await(producer + " shows the right total")
          .atMost(LIMIT)
          .until(() -> isRight(kit.read(producer.resolve("api/counters/" + PRESSED))));
    }
    await(kit, "/api/ops/audit", it -> it.get("drift").asLong() == 0 && isCompared(it));
  }

  private static boolean isRight(JsonNode total) {
    return total.get("count").asLong() == PRESSES && total.get("revision").asInt() == 1;
  }

  private static boolean isCompared(JsonNode audit) {
    long counted = 0;
    for (var partition : audit.get("partitions")) {
      counted += partition.get("clicks_in_log").asLong();
      if (partition.get("compared_to").asLong() != partition.get("progress").asLong()) {
        return false;
      }
    }
    return counted == PRESSES;
  }

  private static JsonNode await(PipelineKit kit, String path, Predicate<JsonNode> wanted) {
    return Awaitility.await(path)
        .atMost(LIMIT)
        .until(() -> JSON.readTree(kit.call("GET", path, "").body()), wanted);
  }

  private static void run(Load load, Presses presses) {
    try {
      load.run(presses);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
