package io.cloudclicker.fate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.fate.CountedClicks.Progress;
import io.cloudclicker.fate.FateDesk.Answer;
import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FateDeskTest {

  private static final Random RANDOM = new Random(7);
  private static final FateProperties PROPERTIES =
      new FateProperties(Duration.ofMillis(500), 100, 10);

  private final ClickKey key = ClickKey.at(1_800_000_000_000L, RANDOM);
  private final Receipt place = new Receipt(1, 2, 30, 0);
  private final ScriptedLog log = new ScriptedLog();
  private volatile CountedClicks counted = _ -> Progress.UNKNOWN;
  private final FateDesk desk =
      new FateDesk(
          log, places -> counted.progress(places), t -> Thread.ofVirtual().start(t), PROPERTIES);
  private final Thread server = Thread.ofPlatform().unstarted(this::serve);

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.interrupt();
    server.join();
  }

  @Test
  void saysCounted_whenTheProgressIsBeyond() throws InterruptedException {
    log.says(key, new Verdict.Found(place, false));
    counted = _ -> new Progress(Set.of(place), Set.of());

    assertThat(fate()).isEqualTo(new Fate.Counted());
  }

  @Test
  void saysStored_whenTheProgressIsNotBeyond() throws InterruptedException {
    log.says(key, new Verdict.Found(place, false));

    assertThat(fate()).isEqualTo(new Fate.Stored());
  }

  @Test
  void saysStored_whenMySqlFails() throws InterruptedException {
    log.says(key, new Verdict.Found(place, false));
    counted =
        _ -> {
          throw new IllegalStateException("MySQL is away");
        };

    assertThat(fate()).isEqualTo(new Fate.Stored());
  }

  @Test
  void saysStored_whenMySqlHangs_andKeepsFewOfItsThreads() throws InterruptedException {
    var hangs = new CountDownLatch(1);
    BlockingQueue<Set<Receipt>> asked = new LinkedBlockingQueue<>();
    log.says(key, new Verdict.Found(place, false));
    counted =
        places -> {
          asked.add(places);
          return uninterruptibly(hangs);
        };

    for (int i = 0; i < 4; i++) {
      assertThat(fate()).isEqualTo(new Fate.Stored());
    }
    assertThat(asked).hasSize(2);

    hangs.countDown();
    counted = _ -> new Progress(Set.of(place), Set.of());
    await().until(() -> fate().equals(new Fate.Counted()));
  }

  @Test
  void saysRejected_whenItWaitsAsRejected_orCanNotBeCounted() throws InterruptedException {
    log.says(key, new Verdict.Found(place, false));
    counted = _ -> new Progress(Set.of(place), Set.of(place));
    assertThat(fate()).isEqualTo(new Fate.Rejected());

    log.says(key, new Verdict.Found(place, true));
    counted = _ -> Progress.UNKNOWN;
    assertThat(fate()).isEqualTo(new Fate.Rejected());
  }

  @Test
  void tellsAbsences() throws InterruptedException {
    log.says(key, new Verdict.NotYet());
    assertThat(fate()).isEqualTo(new Fate.Absent(false, KeyClock.finalAt(key)));

    log.says(key, new Verdict.Never());
    assertThat(fate()).isEqualTo(new Fate.Absent(true, KeyClock.finalAt(key)));

    log.says(key, new Verdict.Unknowable());
    assertThat(fate()).isEqualTo(new Fate.Unknowable());
  }

  @Test
  void refuses_whenTheLogIsAway_andTellsAgainLater() throws InterruptedException {
    log.fails = new FateUnavailable("no broker");
    assertThat(desk.ask(Set.of(key))).isInstanceOf(Answer.NotNow.class);

    log.fails = new IllegalStateException("a bug");
    assertThat(desk.ask(Set.of(key))).isInstanceOf(Answer.NotNow.class);

    log.fails = null;
    log.says(key, new Verdict.NotYet());
    assertThat(fate()).isInstanceOf(Fate.Absent.class);
  }

  @Test
  void refuses_whenTheScanWasTooShortForOneOfTheKeys() throws InterruptedException {
    log.says(key, new Verdict.NotYet());

    assertThat(desk.ask(Set.of(key, ClickKey.at(1, RANDOM)))).isInstanceOf(Answer.NotNow.class);
  }

  @Test
  void answersAllThatAskMeanwhileByOneScan() throws Exception {
    var keys = keys(90);
    keys.forEach(each -> log.says(each, new Verdict.NotYet()));
    log.hold();

    List<Future<Answer>> answers = new ArrayList<>();
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      keys.forEach(each -> answers.add(askers.submit(() -> desk.ask(Set.of(each)))));
      await().until(() -> desk.waiting() == 90);
      log.release();
    }

    for (var answer : answers) {
      assertThat(answer.get()).isInstanceOf(Answer.Told.class);
    }
    assertThat(log.scans).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void refusesABurstAtOnce_andHasRoomAgainAfterwards() throws Exception {
    var many = keys(100);
    many.forEach(each -> log.says(each, new Verdict.NotYet()));
    log.says(key, new Verdict.NotYet());
    log.hold();

    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = askers.submit(() -> desk.ask(many));
      await().until(() -> desk.waiting() == 100);
      assertThat(desk.ask(Set.of(key))).isInstanceOf(Answer.NotNow.class);
      log.release();
      assertThat(first.get()).isInstanceOf(Answer.Told.class);
    }

    assertThat(fate()).isInstanceOf(Fate.Absent.class);
  }

  @Test
  void refuses_whenNobodyReadsTheLog() throws Exception {
    server.interrupt();
    server.join();

    assertThat(desk.ask(Set.of(key))).isInstanceOf(Answer.NotNow.class);
  }

  private Fate fate() throws InterruptedException {
    if (desk.ask(Set.of(key)) instanceof Answer.Told(var fates) && fates.get(key) != null) {
      return fates.get(key);
    }
    throw new AssertionError("not told");
  }

  private static Set<ClickKey> keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ClickKey.at(i, RANDOM))
        .collect(Collectors.toSet());
  }

  private static Progress uninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Progress.UNKNOWN;
  }

  private void serve() {
    try {
      desk.serve();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A log that says what it is told to say.
  private static final class ScriptedLog implements FateLog {
    private final Map<ClickKey, Verdict> verdicts = new ConcurrentHashMap<>();
    private final List<Set<ClickKey>> scans = new CopyOnWriteArrayList<>();
    private volatile @Nullable Exception fails;
    private volatile CountDownLatch held = new CountDownLatch(0);

    void says(ClickKey key, Verdict verdict) {
      verdicts.put(key, verdict);
    }

    void hold() {
      held = new CountDownLatch(1);
    }

    void release() {
      held.countDown();
    }

    @Override
    public Map<ClickKey, Verdict> read(Set<ClickKey> keys) throws FateUnavailable {
      scans.add(keys);
      uninterruptibly(held);
      switch (fails) {
        case FateUnavailable e -> throw e;
        case RuntimeException e -> throw e;
        case null, default -> {}
      }
      Map<ClickKey, Verdict> known = new HashMap<>(verdicts);
      known.keySet().retainAll(keys);
      return known;
    }

    @Override
    public void close() {}
  }
}
