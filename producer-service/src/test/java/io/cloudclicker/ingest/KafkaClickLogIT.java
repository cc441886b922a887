package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.ingest.PublishResult.NotStored;
import io.cloudclicker.ingest.PublishResult.Stored;
import io.cloudclicker.ingest.PublishResult.Unknown;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.topic.LogEnds.Ends;
import io.cloudclicker.topic.RecentRecords.Recent;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/// The log in a real Kafka, with clocks and measurements that a test can set wrong.
class KafkaClickLogIT {

  private static final Stack STACK = Stack.shared();
  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  private static final int PARTITIONS = 3;
  private static final IngestProperties SETTINGS =
      new IngestProperties(
          100,
          Duration.ofSeconds(4),
          Duration.ofSeconds(2),
          Duration.ofMillis(5),
          Duration.ofSeconds(2));

  private static String topic = "";

  private final Random random = new Random();
  private final Map<String, Object> producerSettings =
      new HashMap<>(
          Map.of(
              "bootstrap.servers", STACK.kafkaBootstrapServers(),
              "acks", "all",
              "linger.ms", 0,
              "max.block.ms", 250,
              "request.timeout.ms", 1_500,
              "delivery.timeout.ms", 3_000));
  private @Nullable DefaultKafkaProducerFactory<byte[], byte[]> producers;
  private CircuitBreaker breaker =
      CircuitBreaker.of("log", CircuitBreakerConfig.custom().minimumNumberOfCalls(3).build());
  private Optional<CurrentLog> current = Optional.of(new CurrentLog(1, PARTITIONS, PARTITIONS, 0));
  private Optional<Ends> ends = Optional.empty();
  private Optional<Recent> recent = Optional.empty();
  private Clock clock = Clock.systemUTC();
  private int maxAtOnce = 1_000;

  @BeforeAll
  static void createTopic() {
    topic = STACK.newTopic(PARTITIONS);
  }

  @AfterEach
  void close() {
    if (producers != null) {
      producers.destroy();
    }
  }

  @Test
  void aStoredClickIsWhereItsReceiptSays() {
    var click = keyed(0);
    var stored = stored(warmLog().publish(click));
    assertThat(new LogReader(topic).at(stored)).isEqualTo(click);
  }

  @Test
  void aKeyGoesToItsPartition_whateverThePartitionsAreNow() {
    var log = warmLog();
    current = Optional.of(new CurrentLog(1, 2, PARTITIONS, 0));
    for (int n = 0; n < 10; n++) {
      var click = keyed(0);
      int partition = Utils.toPositive(Utils.murmur2(key(click).toBytes())) % 2;
      assertThat(stored(log.publish(click)).partition()).isEqualTo(partition);
    }
  }

  @Test
  void clicksOfOneCallShareARecordPerPartition() {
    var clicks = new ArrayList<Click>();
    for (int n = 0; n < 40; n++) {
      clicks.add(n % 2 == 0 ? keyed(0) : unkeyed());
    }
    var receipts = warmLog().publish(clicks).stream().map(KafkaClickLogIT::stored).toList();
    var records = receipts.stream().map(r -> r.partition() + "@" + r.offset()).distinct().toList();
    assertThat(records).hasSize(PARTITIONS + 1);
    var reader = new LogReader(topic);
    for (int n = 0; n < clicks.size(); n += 7) {
      assertThat(reader.at(receipts.get(n))).isEqualTo(clicks.get(n));
    }
    assertThat(reader.clicksBeside(receipts.get(1))).isEqualTo(20);
  }

  @Test
  void clicksOfManyCallsShareRecords_andEachIsWhereItsReceiptSays() {
    maxAtOnce = 10_000;
    var log = warmLog();
    var clicks = Stream.generate(() -> List.of(keyed(0), unkeyed())).limit(500).toList();
    Map<Receipt, Click> stored = new ConcurrentHashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : clicks) {
        threads.execute(
            () -> {
              var results = log.publish(call);
              stored.put(stored(results.get(0)), call.get(0));
              stored.put(stored(results.get(1)), call.get(1));
            });
      }
    }
    assertThat(stored).hasSize(1_000);
    assertThat(new LogReader(topic).clicks(1)).containsAllEntriesOf(stored);
    assertThat(stored.keySet().stream().map(it -> it.partition() + "@" + it.offset()).distinct())
        .hasSizeLessThan(500);
  }

  @Test
  void nothingIsStored_whileTheLogIsNotKnown() {
    current = Optional.empty();
    assertThat(log().publish(unkeyed()))
        .isEqualTo(new NotStored("the log is not known yet", Duration.ofSeconds(2)));
  }

  @Test
  void clicksBeyondTheBulkheadAreNotStored_andTheOthersAre() {
    maxAtOnce = 3;
    var results = warmLog().publish(List.of(unkeyed(), unkeyed(), unkeyed(), unkeyed(), unkeyed()));
    assertThat(results.subList(0, 3)).allMatch(Stored.class::isInstance);
    assertThat(results.subList(3, 5))
        .containsOnly(new NotStored("too many clicks at once", Duration.ofSeconds(2)));
  }

  @Test
  void permitsAreGivenBack() {
    maxAtOnce = 3;
    var log = warmLog();
    for (int n = 0; n < 10; n++) {
      assertThat(log.publish(List.of(unkeyed(), unkeyed(), unkeyed())))
          .allMatch(Stored.class::isInstance);
    }
  }

  @Test
  void keyedClicksAreNotStored_whereThePartitionsWindowIsFull() {
    recent = Optional.of(new Recent(1, List.of(100L, 100L, 100L)));
    var log = warmLog();
    assertThat(log.publish(keyed(0)))
        .isEqualTo(
            new NotStored("too many clicks with keys in the last minutes", Duration.ofSeconds(2)));
    assertThat(log.publish(unkeyed())).isInstanceOf(Stored.class);
  }

  @Test
  void aKeyedClickIsUnknown_whenItsAckShowsThisClockOff_andTheNextIsNotStored() {
    clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61));
    var log = warmLog();
    assertThat(log.publish(keyed(0))).isEqualTo(new Unknown("this instance's clock is off"));
    assertThat(log.publish(keyed(0)))
        .isEqualTo(new NotStored("this instance's clock is off", Duration.ofSeconds(2)));
    assertThat(log.publish(unkeyed())).isInstanceOf(Stored.class);
  }

  @Test
  void aKeyIsUnknown_thatIsAheadOfTheLogsClock() {
    assertThat(warmLog().publish(keyed(130_000)))
        .isEqualTo(new Unknown("the key is ahead of the log's clock"));
  }

  @Test
  void aKeyIsUnknown_thatCameTooLateIntoTheLog() {
    assertThat(warmLog().publish(keyed(-12 * 60_000)))
        .isEqualTo(new Unknown("the click came late into the log"));
  }

  @Test
  void aClickIsUnknown_whenTheLogIsShorterThanItWas() {
    var log = warmLog();
    ends = Optional.of(new Ends(1, 0, List.of(1_000_000L, 1_000_000L, 1_000_000L)));
    assertThat(log.publish(unkeyed())).isEqualTo(new Unknown("the log has become shorter"));
  }

  @Test
  void aRecordThatIsTooLargeIsNotStored_andOpensNoBreaker() {
    producerSettings.put("max.request.size", 200);
    var log = warmLog();
    var many = new ArrayList<Click>();
    for (int n = 0; n < 50; n++) {
      many.add(unkeyed());
    }
    for (int n = 0; n < 5; n++) {
      assertThat(log.publish(many)).allMatch(NotStored.class::isInstance);
    }
    assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    assertThat(log.publish(unkeyed())).isInstanceOf(Stored.class);
  }

  @Test
  void clicksAreNotStored_whenTheTopicIsNotThere_andTheBreakerOpens() {
    var log = log("no-such-topic");
    for (int n = 0; n < 3; n++) {
      assertThat(log.publish(unkeyed()))
          .isEqualTo(new NotStored("Kafka can't take it now", Duration.ofSeconds(2)));
    }
    assertThat(breaker.getState()).isEqualTo(State.OPEN);
    assertThat(log.publish(unkeyed()))
        .isEqualTo(new NotStored("Kafka did not answer lately", Duration.ofSeconds(2)));
  }

  @Test
  void aClickIsUnknown_whileTheBrokerHangs_andIsFoundInTheLogLater() {
    var log = warmLog();
    stored(log.publish(unkeyed()));
    var click = keyed(0);
    STACK.pauseBroker();
    try {
      assertThat(log.publish(click)).isEqualTo(new Unknown("Kafka did not confirm it in time"));
    } finally {
      STACK.resumeBroker();
    }
    await().until(() -> new LogReader(topic).find(key(click)).isPresent());
    assertThat(stored(log.publish(click)).partition()).isNotNegative();
  }

  @Test
  void clicksAreRefusedAtOnce_afterTheBrokerDied_andTakenAgainOnceItIsBack() {
    breaker =
        CircuitBreaker.of(
            "log",
            CircuitBreakerConfig.custom()
                .minimumNumberOfCalls(3)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    var log = warmLog();
    stored(log.publish(unkeyed()));
    STACK.killBroker();
    try {
      assertThat(atOnce(log, 3)).allMatch(Unknown.class::isInstance);
      assertThat(breaker.getState()).isEqualTo(State.OPEN);
      long begun = System.nanoTime();
      assertThat(log.publish(keyed(0))).isInstanceOf(NotStored.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(100));
    } finally {
      STACK.startBroker();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> log.publish(keyed(0)) instanceof Stored);
  }

  @Test
  void clicksAreNotStored_whileTheBrokersNamesDoNotResolve() {
    producerSettings.put("bootstrap.servers", "not.a.host.invalid:9092");
    assertThat(log().publish(unkeyed())).isInstanceOf(NotStored.class);
  }

  private List<PublishResult> atOnce(ClickLog log, int clicks) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return Stream.generate(
              () -> CompletableFuture.supplyAsync(() -> log.publish(keyed(0)), threads))
          .limit(clicks)
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private KafkaClickLog warmLog() {
    await().until(this::hasMetTheTopic);
    return log();
  }

  private boolean hasMetTheTopic() {
    try {
      return !producers().createProducer().partitionsFor(topic).isEmpty();
    } catch (TimeoutException e) {
      return false;
    }
  }

  private ProducerFactory<byte[], byte[]> producers() {
    if (producers == null) {
      var bytes = new ByteArraySerializer();
      producers = new DefaultKafkaProducerFactory<>(producerSettings, bytes, bytes);
    }
    return producers;
  }

  private KafkaClickLog log() {
    return log(topic);
  }

  private KafkaClickLog log(String name) {
    var bulkhead =
        Bulkhead.of(
            "log",
            BulkheadConfig.custom()
                .maxConcurrentCalls(maxAtOnce)
                .maxWaitDuration(Duration.ZERO)
                .build());
    return new KafkaClickLog(
        () -> current,
        () -> ends,
        bulkhead,
        new GroupCommit(
            new KafkaSender(name, producers(), breaker, FaultPoints.NONE, clock),
            SETTINGS.gather()),
        new EdgeClock(),
        new KeyWindow(SETTINGS.window(), () -> recent),
        FaultPoints.NONE,
        SETTINGS);
  }

  private static Receipt stored(PublishResult result) {
    assertThat(result).isInstanceOf(Stored.class);
    return ((Stored) result).receipt();
  }

  private static ClickKey key(Click click) {
    return Objects.requireNonNull(click.key());
  }

  private Click keyed(long aheadMillis) {
    long now = System.currentTimeMillis();
    var key = ClickKey.at(now + aheadMillis, random);
    return new Click(GLOBAL, 0, key, random.nextLong(), now, null);
  }

  private Click unkeyed() {
    return new Click(GLOBAL, 0, null, random.nextLong(), System.currentTimeMillis(), null);
  }
}
