package io.cloudclicker.client;

import io.cloudclicker.client.Journey.Deed;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Brings presses into the total, each exactly once, however often the network, the service or this
/// process goes away meanwhile. A press is kept before it is sent, and so is its key.
///
/// One thread of its own sends; all else is safe for any thread.
final class Sender implements AutoCloseable {

  private static final int MOST_SENT = 500;
  private static final int MOST_ASKED = 100;
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  /// The service takes a click's time up to 7 days back.
  private static final Duration OLDEST_TOLD = Duration.ofHours(166);

  /// Any; a press ends the wait.
  private static final Duration UNTIL_PRESSED = Duration.ofDays(1);

  private final Http http;
  private final Totals totals;
  private final ServiceClock clock;
  private final Journal journal;
  private final RandomGenerator random;
  private final int most;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Long, Press> presses = new LinkedHashMap<>();
  private long lastId;
  private final Thread thread;
  private volatile boolean isClosed;
  private volatile @Nullable Problem held;

  // Only the thread that sends has these.
  private final BackOff backOff;
  private Instant pausedUntil = Instant.MIN;

  /// Whether to knock before the next press is sent, so that none is needlessly in doubt.
  private boolean knocks;

  Sender(
      Http http,
      Totals totals,
      ServiceClock clock,
      Journal journal,
      RandomGenerator random,
      int most) {
    this.http = http;
    this.totals = totals;
    this.clock = clock;
    this.journal = journal;
    this.random = random;
    this.most = most;
    this.backOff = new BackOff(random);
    journal.kept().forEach(kept -> presses.put(kept.id(), Press.of(kept)));
    this.lastId = presses.keySet().stream().mapToLong(it -> it).max().orElse(0);
    this.thread = Thread.ofVirtual().name("cloudclicker presses").unstarted(this::run);
  }

  Sender start() {
    thread.start();
    return this;
  }

  Press press(String counter, long value) {
    lock.lock();
    try {
      if (isClosed) {
        throw new IllegalStateException("the client is closed");
      }
      if (presses.size() >= most) {
        throw new QueueFull(most);
      }
      var press = new Press(++lastId, counter, value, clock.own());
      journal.add(press.kept());
      presses.put(press.id(), press);
      changed.signalAll();
      return press;
    } finally {
      lock.unlock();
    }
  }

  /// Those on their way, in the order they were pressed.
  List<Press> waiting() {
    lock.lock();
    try {
      return List.copyOf(presses.values());
    } finally {
      lock.unlock();
    }
  }

  Optional<Problem> held() {
    return Optional.ofNullable(held);
  }

  boolean isClosed() {
    return isClosed;
  }

  /// Whether all are known within the limit.
  boolean awaitNone(Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (!presses.isEmpty() && left > 0 && !isClosed) {
        left = changed.awaitNanos(left);
      }
      return presses.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!isClosed) {
      try {
        round();
      } catch (UncheckedIOException e) {
        pause(
            Duration.ZERO, false, Problem.own("queue-unwritable", String.valueOf(e.getMessage())));
      } catch (InterruptedException e) {
        return; // by close, which waits no longer
      }
    }
  }

  /// One attempt for everything that is due.
  private void round() throws InterruptedException {
    if (!awaitWork() || !isThere()) {
      return;
    }
    send(due(Deed.SEND, MOST_SENT));
    if (!isClosed) {
      ask(due(Deed.ASK, MOST_ASKED));
    }
  }

  /// Waits until something is due; false where the client is closed first.
  private boolean awaitWork() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (var wait = untilWork(); !isClosed && wait.isPositive(); wait = untilWork()) {
        changed.awaitNanos(wait.plusMillis(1).toNanos());
      }
      return !isClosed;
    } finally {
      lock.unlock();
    }
  }

  private Duration untilWork() {
    var now = clock.now();
    var first =
        presses.values().stream()
            .map(press -> Journey.next(press.stage(), now).at())
            .min(Instant::compareTo);
    return first
        .map(at -> longer(between(now, at), between(clock.own(), pausedUntil)))
        .orElse(UNTIL_PRESSED);
  }

  private static Duration between(Instant now, Instant at) {
    return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private List<Press> due(Deed deed, int most) {
    var now = clock.now();
    return waiting().stream()
        .filter(
            press -> {
              var step = Journey.next(press.stage(), now);
              return step.deed() == deed && !step.at().isAfter(now);
            })
        .limit(most)
        .toList();
  }

  /// Any answer to a read will do, also that the total isn't known now.
  private boolean isThere() {
    if (!knocks && clock.isKnown()) {
      return true;
    }
    var read = totals.read("global");
    if (read.answer() instanceof Answer.NotTold<Total>(var problem)
        && !problem.type().equals("counts-unavailable")) {
      pause(read.retryAfter(), true, problem);
      return false;
    }
    knocks = false;
    return !isClosed;
  }

  private void send(List<Press> due) {
    if (due.isEmpty()) {
      return;
    }
    makeKeys(due.stream().filter(press -> press.key() == null).toList());
    var sentAt = clock.own();
    var reply = http.post("/count/batch", Map.of("clicks", due.stream().map(this::click).toList()));
    var now = clock.now();
    var happened = Outcomes.ofBatch(reply, due.size(), now, now.plus(reply.retryAfter()));
    happened.forEach(it -> learn(it, sentAt));
    var failure = happened.stream().flatMap(it -> failure(it).stream()).findFirst();
    if (failure.isPresent()) {
      pause(reply.retryAfter(), failure.get().isSilence(), failure.get());
    } else {
      resume();
    }
    List<Press> ended = new ArrayList<>();
    for (int place = 0; place < due.size(); place++) {
      become(due.get(place), happened.get(place), ended);
    }
    end(ended);
  }

  /// The key is on the disk before it is on the network.
  private void makeKeys(List<Press> fresh) {
    var keyed = fresh.stream().map(it -> it.kept().with(ClickKey.at(clock.now(), random))).toList();
    if (keyed.isEmpty()) {
      return;
    }
    journal.keyed(keyed);
    for (int place = 0; place < fresh.size(); place++) {
      var key = keyed.get(place).key();
      if (key != null) {
        fresh.get(place).become(new Stage.Keyed(key, false, Instant.MIN));
      }
    }
  }

  /// As the service takes it: when it was pressed, by the service's clock.
  private Map<String, Object> click(Press press) {
    Map<String, Object> click = new LinkedHashMap<>();
    click.put("id", String.valueOf(press.key()));
    click.put("counter", press.counter());
    click.put("count", press.value());
    var age = between(press.pressedAt(), clock.own());
    if (age.compareTo(OLDEST_TOLD) < 0) {
      click.put("at", clock.now().minus(age).toString());
    }
    return click;
  }

  private void learn(Happened happened, Instant sentAt) {
    if (happened instanceof Happened.KeyRefused(var serviceNow)) {
      clock.learn(serviceNow, sentAt);
    }
  }

  private static Optional<Problem> failure(Happened happened) {
    return switch (happened) {
      case Happened.NotStored(var why, var retryAt) -> Optional.of(why);
      case Happened.Unknown(var why, var retryAt) -> Optional.of(why);
      case Happened.Stored stored -> Optional.empty();
      case Happened.KeyRefused refused -> Optional.empty();
      case Happened.Invalid invalid -> Optional.empty();
      case Happened.Told told -> Optional.empty();
    };
  }

  private void ask(List<Press> due) {
    if (due.isEmpty()) {
      return;
    }
    var ids = due.stream().map(press -> String.valueOf(press.key())).toList();
    var reply = http.post("/count/clicks/lookup", Map.of("ids", ids));
    var told = Outcomes.ofLookup(reply, clock.now().plus(ASK_AGAIN));
    if (told.size() < due.size()) {
      pause(reply.retryAfter(), reply instanceof Reply.Silence, reply.problem());
    } else {
      resume();
    }
    List<Press> ended = new ArrayList<>();
    for (var press : due) {
      var happened = told.get(press.key());
      if (happened != null) {
        become(press, happened, ended);
      }
    }
    end(ended);
  }

  private static void become(Press press, Happened happened, Collection<Press> ended) {
    var next = Journey.after(press.stage(), happened);
    if (next instanceof Stage.Ended) {
      ended.add(press);
    }
    press.become(next);
  }

  /// A line that can't be written now is no harm: the same key would be sent, or asked for, again.
  private void end(Collection<Press> ended) {
    lock.lock();
    try {
      ended.forEach(press -> presses.remove(press.id()));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (var press : ended) {
      if (press.stage() instanceof Stage.Ended(var ending)) {
        press.end(ending);
      }
    }
    if (!ended.isEmpty()) {
      journal.ended(ended.stream().map(Press::kept).toList());
    }
  }

  private void pause(Duration atLeast, boolean knock, Problem why) {
    pausedUntil = clock.own().plus(longer(atLeast, backOff.failed()));
    knocks |= knock;
    held = why;
  }

  private void resume() {
    backOff.succeeded();
    held = null;
  }

  /// Lets a call that is under way come to its end.
  @Override
  public void close() {
    lock.lock();
    try {
      if (isClosed) {
        return;
      }
      isClosed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    awaitThread();
    waiting().forEach(press -> press.end(new Ending.Left(journal.isLasting())));
    journal.close();
  }

  private void awaitThread() {
    try {
      if (!thread.join(Http.LIMIT.plusSeconds(1))) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
