package io.cloudclicker.fate;

import io.cloudclicker.fate.CountedClicks.Progress;
import io.cloudclicker.log.KeyClock;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Tells the fates of keys: whoever asks while the log is being read is answered by the next scan,
/// one for all. Askers may be any threads and wait; the scans run on the one thread that calls
/// [#serve], MySQL is asked on others.
final class FateDesk {

  /// What an asker gets.
  sealed interface Answer {

    record Told(Map<ClickKey, Fate> fates) implements Answer {}

    /// Too many ask, or the log is too long or can't be read now.
    record NotNow(String why) implements Answer {}
  }

  private static final System.Logger LOG = System.getLogger(FateDesk.class.getName());
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(1);

  /// MySQL that hangs holds no more threads and connections than this.
  private static final int SETTLERS = 2;

  /// What a scan gives to all that asked for it; the fates follow once MySQL has answered too.
  private sealed interface Read {

    record Scanned(Map<ClickKey, Verdict> verdicts, Future<Progress> progress) implements Read {}

    record Failed(String why) implements Read {}
  }

  private record Ask(Set<ClickKey> keys, CompletableFuture<Read> read) {}

  private final FateLog log;
  private final CountedClicks counted;
  private final Executor settlers;
  private final Duration patience;
  private final int maxWaiting;
  private final Semaphore room;
  private final Semaphore settling = new Semaphore(SETTLERS);
  private final BlockingQueue<Ask> waiting = new LinkedBlockingQueue<>();

  FateDesk(FateLog log, CountedClicks counted, Executor settlers, FateProperties properties) {
    this.log = log;
    this.counted = counted;
    this.settlers = settlers;
    this.patience = properties.scanLimit().multipliedBy(4);
    this.maxWaiting = properties.maxWaiting();
    this.room = new Semaphore(properties.maxWaiting());
  }

  Answer ask(Set<ClickKey> keys) throws InterruptedException {
    if (!room.tryAcquire(keys.size())) {
      return new Answer.NotNow("too many ask for the fates of keys");
    }
    try {
      var ask = new Ask(keys, new CompletableFuture<>());
      waiting.add(ask);
      return answer(ask);
    } finally {
      room.release(keys.size());
    }
  }

  /// How many keys wait for a scan or are in one.
  int waiting() {
    return maxWaiting - room.availablePermits();
  }

  /// Answers those who wait, until the thread is interrupted.
  void serve() throws InterruptedException {
    while (true) {
      List<Ask> asks = new ArrayList<>();
      asks.add(waiting.take());
      waiting.drainTo(asks);
      asks.removeIf(ask -> ask.read.isDone());
      if (!asks.isEmpty()) {
        var read = scan(asks);
        asks.forEach(ask -> ask.read.complete(read));
      }
    }
  }

  private Read scan(List<Ask> asks) {
    Set<ClickKey> keys = new HashSet<>();
    asks.forEach(ask -> keys.addAll(ask.keys));
    try {
      var verdicts = log.read(keys);
      return new Read.Scanned(verdicts, progress(verdicts.values()));
    } catch (FateUnavailable e) {
      return new Read.Failed("the log can't be read now");
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR, "A look-up of keys failed runbook=" + Runbook.UNFORESEEN, e);
      return new Read.Failed("the log can't be read now");
    }
  }

  private Future<Progress> progress(Collection<Verdict> verdicts) {
    Set<Receipt> places = new HashSet<>();
    for (var verdict : verdicts) {
      if (verdict instanceof Verdict.Found(var place, _)) {
        places.add(place);
      }
    }
    if (places.isEmpty() || !settling.tryAcquire()) {
      return CompletableFuture.completedFuture(Progress.UNKNOWN);
    }
    var task = new FutureTask<>(() -> settle(places));
    settlers.execute(task);
    return task;
  }

  private Progress settle(Set<Receipt> places) {
    try {
      return counted.progress(places);
    } finally {
      settling.release();
    }
  }

  private Answer answer(Ask ask) throws InterruptedException {
    return switch (await(ask)) {
      case Read.Failed(var why) -> new Answer.NotNow(why);
      case Read.Scanned(var verdicts, _) when !verdicts.keySet().containsAll(ask.keys) ->
          new Answer.NotNow("the log is too long to be read at once; asked again, it is read on");
      case Read.Scanned(var verdicts, var progress) -> tell(ask.keys, verdicts, await(progress));
    };
  }

  private Read await(Ask ask) throws InterruptedException {
    try {
      return ask.read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      var late = new Read.Failed("the log could not be read in time");
      return ask.read.complete(late) ? late : ask.read.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a read never fails by exception", e);
    }
  }

  /// Without MySQL's answer, what is in the log is told as stored, which is true and not final.
  private static Progress await(Future<Progress> progress) throws InterruptedException {
    try {
      return progress.get(SETTLE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Progress.UNKNOWN;
    }
  }

  private static Answer tell(
      Set<ClickKey> keys, Map<ClickKey, Verdict> verdicts, Progress progress) {
    Map<ClickKey, Fate> fates = new HashMap<>();
    for (var key : keys) {
      fates.put(key, fate(key, Objects.requireNonNull(verdicts.get(key)), progress));
    }
    return new Answer.Told(fates);
  }

  static Fate fate(ClickKey key, Verdict verdict, Progress progress) {
    return switch (verdict) {
      case Verdict.Found(var place, boolean bad) -> found(place, bad, progress);
      case Verdict.NotYet _ -> new Fate.Absent(false, KeyClock.finalAt(key));
      case Verdict.Never _ -> new Fate.Absent(true, KeyClock.finalAt(key));
      case Verdict.Unknowable _ -> new Fate.Unknowable();
    };
  }

  private static Fate found(Receipt place, boolean bad, Progress progress) {
    if (bad || progress.rejected().contains(place)) {
      return new Fate.Rejected();
    }
    return progress.passed().contains(place) ? new Fate.Counted() : new Fate.Stored();
  }
}
