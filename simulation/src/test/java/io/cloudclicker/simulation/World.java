package io.cloudclicker.simulation;

import io.cloudclicker.counter.ResetDesk;
import io.cloudclicker.counting.CountingInstance;
import io.cloudclicker.fate.FateTeller;
import io.cloudclicker.ingest.Edge;
import io.cloudclicker.reading.ReadingInstance;
import io.cloudclicker.reading.SimulatedRedis;
import io.cloudclicker.topic.TopicEye;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Everything there is: one log, database and cache, a few instances of both services, and the
/// people. It moves step by step, in one thread.
final class World implements Fortune {

  static final List<CounterName> NAMES = List.of(CounterName.GLOBAL, new CounterName("other"));
  static final List<CounterId> COUNTERS = NAMES.stream().map(CounterId::of).toList();

  static final int CONSUMERS = 3;
  private static final int PRODUCERS = 2;
  static final int KEYED_PARTITIONS = 2;
  private static final int MOST_RECORDS = 4;
  private static final int DEEPEST = 3;

  final Time time = new Time();
  final Coverage coverage = new Coverage();
  final Broker broker;
  final Checker checker;
  final Ledger ledger;
  final Database database;
  final SimulatedRedis redis = new SimulatedRedis();
  final Cache cache = new Cache(redis, this);
  final Group group = new Group();
  final List<Consumer> consumers = new ArrayList<>();
  final List<Producer> producers = new ArrayList<>();

  private final Client client;
  private final Script script;
  private final Story story;
  private Dice dice;
  private int depth;

  /// Until everybody is there, and again when the schedule is over.
  private boolean calm = true;

  World(Schedule schedule, Variant variant, Story story) {
    this.story = story;
    dice = new Dice(schedule.seed());
    var clocks = Clocks.any(dice);
    broker = new Broker(new Leaders(time, clocks.brokers()), this, KEYED_PARTITIONS);
    checker = new Checker(broker);
    ledger = new Ledger(broker);
    database = new Database(time, checker, coverage);
    client = new Client(ledger, this);
    script = new Script(schedule.steps(), story, this);
    for (int number = 0; number < CONSUMERS; number++) {
      consumers.add(consumer(number, variant));
    }
    group.assignAll(broker.topic().size(), 0);
    consumers.getFirst().turn(this);
    for (int number = 0; number < PRODUCERS; number++) {
      producers.add(producer(number, clocks.edges().get(number)));
    }
    calm = false;
  }

  private Consumer consumer(int number, Variant variant) {
    return new Consumer(
        () ->
            new CountingInstance(
                logConsumer(() -> group.partitionsOf(number)),
                logConsumer(Set::of),
                broker::topic,
                database,
                COUNTERS,
                cache,
                time.clock(0),
                this,
                variant));
  }

  private Producer producer(int number, long offMillis) {
    var clock = time.clock(offMillis);
    var eye = new TopicEye(database, clock);
    eye.look(broker.topic());
    var reading = new ReadingInstance(number, database, redis, eye, clock, this);
    cache.follow(reading);
    reading.askMySql(COUNTERS);
    var edge =
        new Edge(new LogProducer(broker, time, this), eye, reading.epochs(), clock, time, this);
    var fates = new FateTeller(database, logConsumer(Set::of), broker, eye.topic(), clock);
    var resets = new ResetDesk(database, broker, eye.topic(), reading.epochs(), clock, this);
    return new Producer(clock, eye, reading, edge, fates, resets);
  }

  private LogConsumer logConsumer(Supplier<Set<Integer>> assigned) {
    return new LogConsumer(broker::topic, assigned, this, MOST_RECORDS);
  }

  void play() {
    script.playAll();
  }

  /// Plays a step with chances of its own, while whoever moved before stands still.
  void play(Step step) {
    var outer = dice;
    dice = new Dice(step.seed());
    time.pass(dice.oneIn(5) ? dice.nextLong(20 * Time.SECOND) : dice.nextLong(Time.SECOND));
    step.move().in(this);
    dice = outer;
  }

  @Override
  public Dice dice() {
    return dice;
  }

  @Override
  public void happened(Happening happening) {
    coverage.happened(happening);
    story.happened(happening);
  }

  @Override
  public boolean strikes(int oneIn) {
    return !calm && dice.oneIn(oneIn);
  }

  @Override
  public void maybeStandStill() {
    if (depth >= DEEPEST || !strikes(12)) {
      return;
    }
    happened(Happening.STOOD_STILL);
    depth++;
    script.playSome(1 + dice.nextInt(8));
    depth--;
  }

  int depth() {
    return depth;
  }

  /// What the log and the database hold, in a few words.
  String state() {
    var ends = broker.topic().partitions().stream().map(PartitionLog::end).toList();
    var counted = new TreeMap<String, Long>();
    database.progress.forEach(
        (part, row) -> counted.put(part.log() + "/" + part.partition(), row.nextOffset()));
    return "the log ends at %s, counted %s".formatted(ends, counted);
  }

  /// From now on no mishap strikes.
  void calmDown() {
    calm = true;
  }

  void clientPresses() {
    client.press(dice.pick(producers));
  }

  void clientTriesAgain() {
    client.tryAgain(dice.pick(producers));
  }

  void clientAsksForFate() {
    client.askForFate(dice.pick(producers));
  }

  void clientReads() {
    int producer = dice.nextInt(producers.size());
    int counter = dice.nextInt(NAMES.size());
    read(producer, counter);
  }

  void read(int number, int counter) {
    var producer = producers.get(number);
    var answer = producer.reading().read(COUNTERS.get(counter));
    answer.ifPresent(
        told -> checker.read(database, "producer " + number, COUNTERS.get(counter), told));
    client.read(NAMES.get(counter), answer);
  }

  void consumerPolls() {
    var consumer = dice.pick(consumers);
    consumer.turn(this);
  }

  void readerHears() {
    dice.pick(producers).reading().hear();
  }

  void readerAsksMySql() {
    dice.pick(producers)
        .reading()
        .askMySql(dice.nextBoolean() ? COUNTERS : List.of(dice.pick(COUNTERS)));
  }

  void readerGetsLateAnswer() {
    dice.pick(producers).reading().takeLateAnswer();
  }

  void readerAsksRedis() {
    dice.pick(producers).reading().askRedis(dice.pick(COUNTERS));
  }

  void producerLooksAtTopic() {
    dice.pick(producers).eye().look(broker.topic());
  }

  void ownerResets() {
    dice.pick(producers).resets().reset(dice.pick(COUNTERS));
  }

  void ownerOrdersRecount() {
    database.orderRecount(dice.nextBoolean() ? null : dice.pick(COUNTERS));
  }

  void consumerReadsAgain() {
    dice.pick(consumers).readAgain();
  }

  void producerFinishesResets() {
    dice.pick(producers).resets().finishLeft();
  }
}
