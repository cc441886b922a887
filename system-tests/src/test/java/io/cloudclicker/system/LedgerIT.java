package io.cloudclicker.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.ledger.DatabaseAudit;
import io.cloudclicker.testing.ledger.Ledger;
import io.cloudclicker.testing.ledger.Load;
import io.cloudclicker.testing.ledger.LogAudit;
import io.cloudclicker.testing.ledger.People;
import io.cloudclicker.testing.ledger.Presses;
import io.cloudclicker.testing.ledger.Reads;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The promise, held against a ledger outside the services: 50,000 presses with keys by clients
/// that try again until they get a 202, half of them by people who are signed in, one in five
/// pressed twice or more, while consumers are killed, the broker is restarted and Redis is emptied,
/// and another counter is reset.
class LedgerIT {

  private static final CounterName PRESSED = new CounterName("pressed");
  private static final CounterName RESET = new CounterName("reset");
  private static final int PRESSES = 50_000;
  private static final int PER_SECOND = 700;
  private static final int PEOPLE = 20;
  private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(6);
  private static final int KILLED = 137;

  private final long seed = System.nanoTime();
  private final CountDownLatch loadIsOver = new CountDownLatch(1);

  @Test
  void countsEveryAcknowledgedPressOnce_throughKillsARestartAndAFlush() throws Exception {
    try (var kit = new PipelineKit(6, 2, 3);
        var ledger = new Ledger(Path.of("target", "ledger-" + kit.topic + ".txt"))) {
      create(kit, PRESSED);
      create(kit, RESET);
      var people = People.signedIn(kit.addresses().getFirst(), PEOPLE);
      var presses = new Presses(kit.addresses(), people, ledger);
      var reads = reads(kit, ledger);
      var faults = CompletableFuture.runAsync(() -> breakThings(kit));
      var main = new Load(PRESSED, PRESSES, 64, PER_SECOND, 0.2, true, seed);
      var other = new Load(RESET, PRESSES / 10, 8, PER_SECOND / 10, 0.2, true, seed + 1);
      var otherLoad = CompletableFuture.runAsync(() -> run(other, presses));
      main.run(presses);
      otherLoad.get();
      loadIsOver.countDown();
      faults.get();
      check(kit, ledger, people, reads);
    }
  }

  private void check(PipelineKit kit, Ledger ledger, People people, List<Reads> reads)
      throws Exception {
    var log = kit.awaitQuiescence();
    var database = kit.database();
    for (var read : reads) {
      read.close();
    }
    var acknowledged = ledger.acknowledged(PRESSED);
    assertThat(acknowledged).as("mode R, seed %d", seed).hasSize(PRESSES);
    assertThat(database.clicks(CounterId.of(PRESSED))).as("seed %d", seed).isEqualTo(PRESSES);
    assertThat(database.clicks(CounterId.of(RESET)))
        .as("the epochs of the counter that was reset add up, seed %d", seed)
        .isEqualTo(ledger.acknowledged(RESET).size());
    assertThat(database.cells()).as("log audit, seed %d", seed).isEqualTo(log.cells());
    assertThat(database.minutes().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(log.keys().size());
    assertThat(log.keys()).containsAll(acknowledged);
    checkOwn(PRESSED, database, log, people, acknowledged);
    checkOwn(RESET, database, log, people, ledger.acknowledged(RESET));
    for (var read : reads) {
      assertThat(read.all()).isNotEmpty();
      assertThat(read.broken(log)).as("seed %d", seed).isEmpty();
    }
    System.out.printf(
        "ledger: %d attempts, %d presses acknowledged, %d of them somebody's own, %d duplicates in the log, %d reads; lost 0, doubled 0%n",
        ledger.attempts(),
        acknowledged.size() + ledger.acknowledged(RESET).size(),
        log.own().values().stream().mapToLong(Long::longValue).sum(),
        log.duplicates(),
        reads.stream().mapToInt(read -> read.all().size()).sum());
  }

  /// Each person has the clicks that were acknowledged to them, and what is nobody's makes up the
  /// rest of the total.
  private void checkOwn(
      CounterName counter,
      DatabaseAudit database,
      LogAudit log,
      People people,
      Set<ClickKey> acknowledged) {
    var expected = people.clicks(acknowledged);
    var id = CounterId.of(counter);
    assertThat(expected).as("people who pressed").hasSize(PEOPLE);
    assertThat(database.own())
        .as("own clicks, as the log says, seed %d", seed)
        .isEqualTo(log.own());
    assertThat(database.clicksByPerson(id)).as("own clicks, seed %d", seed).isEqualTo(expected);
    long nobodys = acknowledged.stream().filter(people::isNobodys).count();
    assertThat(expected.values().stream().mapToLong(Long::longValue).sum() + nobodys)
        .as("own and nobody's clicks, seed %d", seed)
        .isEqualTo(database.clicks(id));
  }

  private static List<Reads> reads(PipelineKit kit, Ledger ledger) {
    var reads = new ArrayList<Reads>();
    for (var address : kit.addresses()) {
      reads.add(new Reads(address, PRESSED, ledger, Duration.ofMillis(50)));
      reads.add(new Reads(address, RESET, ledger, Duration.ofMillis(200)));
    }
    return reads;
  }

  private static void create(PipelineKit kit, CounterName counter) throws Exception {
    var answer = kit.call("POST", "/api/counters", "{\"name\":\"" + counter + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private void run(Load load, Presses presses) {
    try {
      load.run(presses);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// Until the load is over: a consumer is killed every few seconds, in between it ends itself
  /// right behind its commit, the broker restarts once, Redis is emptied once, and a counter is
  /// reset.
  private void breakThings(PipelineKit kit) {
    var random = new Random(seed);
    try {
      for (int round = 0;
          !loadIsOver.await(BETWEEN_FAULTS.toMillis(), TimeUnit.MILLISECONDS);
          round++) {
        switch (round) {
          case 0 -> endBehindTheCommit(kit);
          case 2 -> kit.stack.flushRedis();
          case 4 -> kit.stack.restartBroker();
          default -> killOne(kit, random);
        }
        if (round % 3 == 1) {
          var answer = kit.call("POST", "/api/counters/" + RESET + "/reset", "");
          assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void killOne(PipelineKit kit, Random random) throws Exception {
    var victim = kit.consumers.get(random.nextInt(kit.consumers.size()));
    victim.kill();
    victim.start();
  }

  /// Between the commit in the database and everything that follows: Redis, the notice, Kafka's
  /// offsets.
  private static void endBehindTheCommit(PipelineKit kit) throws Exception {
    var victim = kit.consumers.getFirst();
    victim.stop();
    victim.start("--clicker.faults.point=after-commit", "--clicker.faults.probability=0.05");
    assertThat(victim.exitStatus(Duration.ofSeconds(90))).isEqualTo(KILLED);
    victim.start();
  }
}
