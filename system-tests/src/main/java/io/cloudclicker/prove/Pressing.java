package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.ledger.Ledger;
import io.cloudclicker.testing.ledger.Load;
import io.cloudclicker.testing.ledger.LogAudit;
import io.cloudclicker.testing.ledger.Presses;
import io.cloudclicker.testing.ledger.Reads;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Clients that press until told to finish, each press with a key and again and again until it is
/// acknowledged, some of them twice; and clients that read meanwhile. The ledger knows it all.
final class Pressing implements AutoCloseable {

  private static final CounterName PRESSED = CounterName.GLOBAL;
  private static final double PRESSED_AGAIN = 0.1;
  private static final Duration BETWEEN_READS = Duration.ofMillis(50);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Ledger ledger;
  private final Pipeline pipeline;
  private final Presses presses;
  private final List<Reads> reads;
  private final FutureTask<@Nullable Void> load = new FutureTask<>(this::run);
  private final Thread thread;
  private final LongAdder withoutKeys = new LongAdder();
  private volatile List<URI> addresses;
  private volatile boolean goOn = true;
  private boolean recorded;

  Pressing(Pipeline pipeline) throws IOException {
    this.pipeline = pipeline;
    ledger = new Ledger(pipeline.trial.folder().resolve(pipeline.topic + "-ledger.txt"));
    addresses = pipeline.addresses();
    presses = new Presses(() -> addresses, ledger);
    reads =
        pipeline.addresses().stream()
            .map(address -> new Reads(address, PRESSED, ledger, BETWEEN_READS))
            .toList();
    thread = Thread.ofVirtual().name("load").start(load);
  }

  private @Nullable Void run() throws InterruptedException, ExecutionException {
    var pace = pipeline.trial.pace();
    var endless =
        new Load(
            PRESSED,
            Long.MAX_VALUE,
            pace.clients(),
            pace.perSecond(),
            PRESSED_AGAIN,
            true,
            pipeline.trial.seed());
    endless.runWhile(() -> goOn, presses);
    return null;
  }

  /// One attempt of the row's own.
  boolean press(ClickKey key) throws InterruptedException {
    return presses.press(PRESSED, key);
  }

  /// Presses that have no key, one after the other; each is acknowledged at once.
  void pressWithoutKeys(int count) throws IOException, InterruptedException {
    var address = addresses.getFirst().resolve("/api/counters/" + PRESSED + "/clicks");
    for (int number = 0; number < count; number++) {
      var request =
          HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      withoutKeys.increment();
    }
  }

  /// From now on nobody presses there, as behind a balancer that saw it is not ready.
  void avoid(URI address) {
    addresses = addresses.stream().filter(other -> !other.equals(address)).toList();
  }

  void useAgain(URI address) {
    addresses = Stream.concat(addresses.stream(), Stream.of(address)).toList();
  }

  /// Waits until so many more presses were acknowledged.
  void awaitAcknowledged(long more) {
    long wanted = acknowledged() + more;
    await(more + " more presses are acknowledged", () -> acknowledged() >= wanted);
  }

  /// Waits until so many more attempts were made, whatever became of them.
  void awaitAttempts(long more) {
    long wanted = ledger.attempts() + more;
    await(more + " more attempts", () -> ledger.attempts() >= wanted);
  }

  /// Presses that were answered 202, with and without keys.
  long acknowledged() {
    return ledger.acknowledged(PRESSED).size() + withoutKeys.sum();
  }

  private void await(String what, Callable<Boolean> condition) {
    Wait.until(what, condition);
  }

  /// How many reads got no answer, or none that is a total.
  long readsWithoutAnswer() {
    return reads.stream().mapToLong(Reads::unanswered).sum();
  }

  /// What the first producer told last.
  long lastRead() {
    var all = reads.getFirst().all();
    return all.isEmpty() ? 0 : all.getLast().count();
  }

  /// Presses until there are enough.
  void stop() throws Exception {
    awaitEnough();
    goOn = false;
    load.get(Wait.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /// Stops, then holds everything that was said against the log. Returns what the log holds.
  LogAudit finish() throws Exception {
    stop();
    var log = pipeline.awaitCounted();
    for (var read : reads) {
      read.close();
    }
    pipeline.awaitNothingStopped();
    check(log);
    return log;
  }

  private void awaitEnough() {
    long missing = pipeline.trial.pace().presses() - acknowledged();
    for (long left = missing; left > 0; left -= 5_000) {
      awaitAcknowledged(Math.min(left, 5_000));
    }
  }

  private void check(LogAudit log) throws Exception {
    var database = pipeline.audit();
    var acknowledged = ledger.acknowledged(PRESSED);
    long counted = database.clicks(CounterId.of(PRESSED));
    var inLog = log.keys();
    long lost = acknowledged.stream().filter(key -> !inLog.contains(key)).count();
    long expected = log.cells().values().stream().mapToLong(Long::longValue).sum();
    record(lost + Math.max(0, expected - counted), Math.max(0, counted - expected));
    assertThat(lost).as("acknowledged presses that the log does not have").isZero();
    assertThat(database.cells()).as("cells, as the log says they should be").isEqualTo(log.cells());
    assertThat(counted).as("the total, in mode R").isEqualTo(acknowledged());
    assertThat(database.minutes().values().stream().mapToLong(Long::longValue).sum())
        .as("the minutes")
        .isEqualTo(counted);
    for (var read : reads) {
      assertThat(read.all()).as("reads").isNotEmpty();
      assertThat(read.broken(log)).as("reads that were wrong").isEmpty();
    }
  }

  /// Tells what was pressed and what became of it.
  void record(long lost, long doubled) {
    recorded = true;
    long sent = ledger.attempts() + withoutKeys.sum();
    pipeline.trial.pressed().add(new Clicks(sent, acknowledged(), lost, doubled));
  }

  /// Where the row failed, presses may be tried again for ever.
  @Override
  public void close() throws InterruptedException {
    goOn = false;
    while (!thread.join(Duration.ofMillis(100))) {
      thread.interrupt();
    }
    for (var read : reads) {
      read.close();
    }
    if (!recorded) {
      record(0, 0);
    }
    ledger.close();
  }
}
