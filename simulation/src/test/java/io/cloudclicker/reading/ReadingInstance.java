package io.cloudclicker.reading;

import io.cloudclicker.ingest.Epochs;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.Happening;
import io.cloudclicker.simulation.ReadTotal;
import io.cloudclicker.topic.TopicEye;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.Notice;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The totals that one producer service tells: its memory and its rules of what may be believed are
/// the product's, what it asks of Redis and MySQL comes in when the schedule says so.
public final class ReadingInstance {

  static final ReadingProperties PROPERTIES =
      new ReadingProperties(
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3),
          8);

  /// Answers that came late keep no more than this.
  private static final int MOST_ANSWERS = 4;

  private final String name;
  private final Database database;
  private final SimulatedRedis redis;
  private final TopicEye eye;
  private final Clock clock;
  private final Fortune fortune;
  private final HeardEpochs epochs = new HeardEpochs();
  private final Totals totals = new Totals(PROPERTIES, epochs);
  private final List<Notice> mailbox = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private @Nullable CountedLog log;
  private int claims;

  /// What MySQL told, and who may hand it on to Redis.
  private record Answer(CountedLog log, Fill fill, @Nullable String claim) {}

  public ReadingInstance(
      int number,
      Database database,
      SimulatedRedis redis,
      TopicEye eye,
      Clock clock,
      Fortune fortune) {
    this.name = "reader-" + number;
    this.database = database;
    this.redis = redis;
    this.eye = eye;
    this.clock = clock;
    this.fortune = fortune;
  }

  public Epochs epochs() {
    return epochs;
  }

  /// A notice arrives, if this instance listens to the topic's channel.
  public void deliver(String topicId, Notice notice) {
    if (log != null && log.topicId().equals(topicId)) {
      mailbox.add(notice);
    }
  }

  /// Takes one of the notices that arrived; it may come again.
  public void hear() {
    if (mailbox.isEmpty()) {
      return;
    }
    var dice = fortune.dice();
    int place = dice.oneIn(3) ? dice.nextInt(mailbox.size()) : 0;
    if (place > 0) {
      fortune.happened(Happening.NOTICE_OUT_OF_ORDER);
    }
    boolean again = dice.oneIn(8);
    if (again) {
      fortune.happened(Happening.NOTICE_REPEATED);
    }
    var bytes = (again ? mailbox.get(place) : mailbox.remove(place)).toBytes();
    Notice.parse(bytes).ifPresent(notice -> totals.take(notice, clock.millis()));
  }

  /// Asks MySQL; the answer may come later, when others have come before it.
  public void askMySql(List<CounterId> counters) {
    askMySql(counters, fortune.dice().nextBoolean());
    if (answers.size() > MOST_ANSWERS || fortune.dice().nextInt(3) > 0) {
      takeAnswer(answers.size() - 1);
    }
  }

  private void askMySql(List<CounterId> counters, boolean claiming) {
    counters.forEach(counter -> totals.read(counter, clock.millis()));
    var row = database.logs.lastEntry().getValue();
    var asked = new CountedLog(row.id(), row.topicId());
    String claim = claiming && log != null ? name + "-" + claims++ : null;
    if (claim != null) {
      counters.forEach(counter -> redis.claim(asked.topicId(), counter, claim));
    }
    answers.add(new Answer(asked, Snapshot.of(database, row, counters), claim));
  }

  /// Asks MySQL for what is counted, then again to hand it on.
  public void refresh(List<CounterId> counters) {
    answers.clear();
    for (boolean claiming : new boolean[] {false, true}) {
      askMySql(counters, claiming);
      takeAnswer(0);
    }
  }

  public void takeLateAnswer() {
    if (!answers.isEmpty()) {
      takeAnswer(fortune.dice().nextInt(answers.size()));
    }
  }

  private void takeAnswer(int place) {
    var answer = answers.remove(place);
    totals.fill(answer.fill(), clock.millis());
    log = answer.log();
    var claim = answer.claim();
    if (claim != null) {
      answer.fill().counters().forEach((counter, state) -> handOn(answer, counter, state, claim));
    }
  }

  private void handOn(Answer answer, CounterId counter, CounterCells state, String claim) {
    var at = answer.fill().applied();
    if (redis.fill(answer.log().topicId(), counter, claim, at, state)) {
      fortune.happened(Happening.CACHE_FILLED);
    }
  }

  /// As the product asks Redis: runs first, then the entry.
  public void askRedis(CounterId counter) {
    var followed = log;
    if (followed == null) {
      return;
    }
    var runs = redis.runs(followed.id(), followed.topicId());
    fortune.maybeStandStill();
    redis
        .entry(followed.topicId(), counter)
        .flatMap(entry -> entry.with(counter, runs))
        .ifPresent(
            fill -> {
              fortune.happened(Happening.CACHE_HIT);
              if (!totals.offer(fill, clock.millis())) {
                fortune.happened(Happening.OFFER_TOO_OLD);
              }
            });
  }

  /// What a caller gets; empty where nothing is known yet.
  public Optional<ReadTotal> read(CounterId counter) {
    totals.measure(eye.ends().latest());
    var view = totals.read(counter, clock.millis());
    if (view.last() == null) {
      return Optional.empty();
    }
    var told = view.last();
    fortune.happened(view.hit() ? Happening.READ_A_HIT : Happening.RUN_BROKEN);
    return Optional.of(new ReadTotal(told.count(), told.epoch(), told.applied(), view.hit()));
  }

  /// What Redis would tell, where it may be believed.
  public Optional<ReadTotal> inRedis(CounterId counter) {
    var other = new ReadingInstance(-1, database, redis, eye, clock, fortune);
    other.log = log;
    other.totals.read(counter, clock.millis());
    other.askRedis(counter);
    return other.read(counter).filter(ReadTotal::hit);
  }

  public Applied progress() {
    return totals.progress();
  }

  /// What MySQL's primary tells in one snapshot.
  private static final class Snapshot {

    static Fill of(Database database, Database.LogRow row, List<CounterId> counters) {
      var offsets = new ArrayList<Long>();
      var marks = new ArrayList<Mark>();
      database.progress.forEach(
          (part, progress) -> {
            if (part.log() == row.id()) {
              while (offsets.size() <= part.partition()) {
                offsets.add(0L);
              }
              offsets.set(part.partition(), progress.nextOffset());
              marks.add(new Mark(part.partition(), progress.nextOffset(), progress.lastAppendAt()));
            }
          });
      var states = new HashMap<CounterId, CounterCells>();
      counters.forEach(counter -> states.put(counter, cells(database, counter)));
      return new Fill(new Applied(row.id(), offsets), marks, states);
    }

    private static CounterCells cells(Database database, CounterId counter) {
      var all =
          database.cells.values().stream()
              .filter(cell -> cell.key().counter().equals(counter))
              .toList();
      long epoch = all.stream().mapToLong(cell -> cell.key().epoch()).max().orElse(0);
      int revision = database.revision(counter);
      var present =
          all.stream()
              .filter(cell -> cell.key().epoch() == epoch && cell.key().revision() == revision)
              .toList();
      return new CounterCells(revision, 0, 0, present);
    }
  }
}
