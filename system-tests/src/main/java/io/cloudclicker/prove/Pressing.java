package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.ledger.Ledger;
import io.cloudclicker.testing.ledger.Load;
import io.cloudclicker.testing.ledger.LogAudit;
import io.cloudclicker.testing.ledger.People;
import io.cloudclicker.testing.ledger.Presses;
import io.cloudclicker.testing.ledger.Reads;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Clients that press until told to finish, each press with a key, half of them signed in; most try
/// again and again until they are acknowledged, some of them twice (mode R), a few try once (mode
/// N). And clients that read meanwhile. The ledger knows it all.
final class Pressing implements AutoCloseable {

  private static final CounterName PRESSED = CounterName.GLOBAL;
  private static final double PRESSED_AGAIN = 0.1;

  /// One press in so many is in mode N.
  private static final int ONCE = 10;

  private static final int PEOPLE = 3;
  private static final Duration BETWEEN_READS = Duration.ofMillis(50);

  final Ledger ledger;
  private final Pipeline pipeline;
  private final Presses presses;
  private final List<Reads> reads;
  private final List<Clients> clients;
  private final LongAdder withoutKeys = new LongAdder();
  private volatile List<URI> addresses;
  private boolean recorded;
  private long storedUnknown;

  Pressing(Pipeline pipeline) throws IOException, InterruptedException {
    this.pipeline = pipeline;
    ledger = new Ledger(pipeline.trial.folder().resolve(pipeline.topic + "-ledger.txt"));
    addresses = pipeline.addresses();
    var people = People.signedIn(addresses.getFirst(), PEOPLE);
    presses = new Presses(() -> addresses, people, ledger);
    reads =
        pipeline.addresses().stream()
            .map(address -> new Reads(address, PRESSED, ledger, BETWEEN_READS))
            .toList();
    clients = List.of(new Clients(persistent(), presses), new Clients(hasty(), presses));
  }

  private Load persistent() {
    var pace = pipeline.trial.pace();
    return new Load(
        PRESSED,
        Long.MAX_VALUE,
        pace.clients(),
        pace.perSecond(),
        PRESSED_AGAIN,
        true,
        pipeline.trial.seed());
  }

  private Load hasty() {
    var pace = pipeline.trial.pace();
    return new Load(
        PRESSED,
        Long.MAX_VALUE,
        Math.ceilDiv(pace.clients(), ONCE),
        Math.ceilDiv(pace.perSecond(), ONCE),
        0,
        false,
        ~pipeline.trial.seed());
  }

  /// One attempt of the row's own.
  boolean press(ClickKey key) throws InterruptedException {
    return presses.press(PRESSED, key);
  }

  /// Presses that have no key, one after the other; each is acknowledged at once.
  void pressWithoutKeys(int count) throws InterruptedException {
    for (int number = 0; number < count; number++) {
      assertThat(presses.pressWithoutKey(PRESSED)).as("a 202").isTrue();
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

  /// Presses that are in the log: all that were acknowledged, and of those in mode N whose outcome
  /// nobody told, the ones that [#finish()] found there.
  long stored() {
    return acknowledged() + storedUnknown;
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
    for (var some : clients) {
      some.stop();
    }
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
    assertThat(ledger.refused(PRESSED)).as("presses that were refused").noneMatch(inLog::contains);
    storedUnknown = ledger.unknown(PRESSED).stream().filter(inLog::contains).count();
    assertThat(database.cells()).as("cells, as the log says they should be").isEqualTo(log.cells());
    assertThat(database.own()).as("own clicks, as the log says").isEqualTo(log.own());
    assertThat(database.recent()).as("the newest clicks").isEqualTo(log.recent());
    assertThat(counted).as("the total").isEqualTo(stored());
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
    pipeline.trial.pressed().add(new Clicks(ledger.attempts(), acknowledged(), lost, doubled));
  }

  @Override
  public void close() throws InterruptedException {
    for (var some : clients) {
      some.close();
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
