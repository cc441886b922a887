package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What shares a record, with a producer whose acks a test gives.
class GroupCommitTest {

  private static final String TOPIC = "clicks";
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final CounterId COUNTER = CounterId.of(CounterName.GLOBAL);

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          cluster(), false, new ToTheFirst(), new ByteArraySerializer(), new ByteArraySerializer());
  private final List<Thread> waiting = new CopyOnWriteArrayList<>();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    callers.shutdownNow();
  }

  @Test
  void aLoneCall_goesAtOnce() {
    var groups = groups(LONG);
    for (int value = 0; value < 3; value++) {
      var place = groups.send(List.of(anywhere(value))).getFirst();
      assertThat(producer.completeNext()).isTrue();
      assertThat(place.outcome().join()).isInstanceOf(Sent.Acked.class);
      assertThat(place.first()).isZero();
    }
    assertThat(records()).containsExactly(List.of(0L), List.of(1L), List.of(2L));
  }

  @Test
  void callsThatComeWhileARecordIsUnderWay_shareTheNext() {
    var groups = groups(LONG);
    groups.send(List.of(anywhere(1)));
    var leader = call(groups, anywhere(2, 3));
    await().until(() -> gathers());
    var follower = groups.send(List.of(anywhere(4))).getFirst();
    assertThat(records()).containsExactly(List.of(1L));

    assertThat(producer.completeNext()).isTrue();
    assertThat(leader.join().first()).isZero();
    assertThat(follower.first()).isEqualTo(2);
    assertThat(records()).containsExactly(List.of(1L), List.of(2L, 3L, 4L));

    assertThat(producer.completeNext()).isTrue();
    var acked = (Sent.Acked) follower.outcome().join();
    assertThat(leader.join().outcome().join()).isEqualTo(acked);
    assertThat(acked.offset()).isEqualTo(1);
    assertThat(follower.clicksOfRecord()).isEqualTo(3);
  }

  @Test
  void aFullRecord_waitsForNoAck() {
    var groups = groups(LONG);
    groups.send(List.of(anywhere(1)));
    var leader = call(groups, anywhere(LongStream.range(0, ClickCodec.MAX_CLICKS).toArray()));
    await().until(() -> gathers());
    var next = call(groups, anywhere(7));
    assertThat(leader.join().first()).isZero();
    assertThat(records()).hasSize(2);
    await()
        .until(
            () -> {
              producer.completeNext();
              return next.isDone();
            });
    assertThat(next.join().first()).isZero();
    assertThat(records().getLast()).containsExactly(7L);
  }

  @Test
  void aRecord_waitsNoLongerThanItMay() {
    var groups = groups(Duration.ofMillis(1));
    for (int value = 0; value < 3; value++) {
      groups.send(List.of(anywhere(value)));
    }
    assertThat(records()).containsExactly(List.of(0L), List.of(1L), List.of(2L));
  }

  @Test
  void nothingGathers_whereItIsSwitchedOff() {
    var groups = groups(Duration.ZERO);
    groups.send(List.of(anywhere(1)));
    assertThat(groups.send(List.of(anywhere(2))).getFirst().begins()).isTrue();
    assertThat(records()).containsExactly(List.of(1L), List.of(2L));
  }

  @Test
  void partitionsWaitForThemselvesOnly() {
    var groups = groups(LONG);
    groups.send(List.of(to(0, 1)));
    groups.send(List.of(to(1, 2), anywhere(3)));
    assertThat(records()).containsExactly(List.of(1L), List.of(2L), List.of(3L));
    assertThat(producer.history().get(0).partition()).isZero();
    assertThat(producer.history().get(1).partition()).isEqualTo(1);
  }

  @Test
  void whatBecomesOfARecord_becomesOfAllItsClicks_andTheNextGoes() {
    var groups = groups(LONG);
    groups.send(List.of(anywhere(1)));
    var leader = call(groups, anywhere(2));
    await().until(() -> gathers());
    var follower = groups.send(List.of(anywhere(3))).getFirst();
    assertThat(producer.errorNext(new TimeoutException("no ack"))).isTrue();
    leader.join();
    assertThat(producer.errorNext(new TimeoutException("no ack"))).isTrue();
    assertThat(leader.join().outcome().join()).isInstanceOf(Sent.Lost.class);
    assertThat(follower.outcome().join()).isInstanceOf(Sent.Lost.class);
    groups.send(List.of(anywhere(4)));
    assertThat(records().getLast()).containsExactly(4L);
  }

  @Test
  void aCallThatBreaks_leavesNobodyWaiting() {
    var broken =
        new GroupCommit(
            sender(
                () -> {
                  throw new StackOverflowError();
                }),
            LONG);
    for (int n = 0; n < 2; n++) {
      assertThatThrownBy(() -> broken.send(List.of(anywhere(1))))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void aCallThatIsInterrupted_sendsWhatItBegan() {
    var groups = groups(LONG);
    groups.send(List.of(anywhere(1)));
    Thread.currentThread().interrupt();
    groups.send(List.of(anywhere(2)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(records()).containsExactly(List.of(1L), List.of(2L));
  }

  private GroupCommit groups(Duration wait) {
    return new GroupCommit(sender(() -> producer), wait);
  }

  private static final class ToTheFirst implements Partitioner {
    @Override
    public int partition(
        String topic,
        Object key,
        byte[] keyBytes,
        Object value,
        byte[] valueBytes,
        Cluster cluster) {
      return 0;
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
  }

  private interface Producers {
    Producer<byte[], byte[]> next();
  }

  private static KafkaSender sender(Producers producers) {
    var breaker = CircuitBreaker.ofDefaults("log");
    return new KafkaSender(TOPIC, producers::next, breaker, FaultPoints.NONE, Clock.systemUTC());
  }

  private CompletableFuture<GroupCommit.Place> call(GroupCommit groups, Envelope envelope) {
    return CompletableFuture.supplyAsync(
        () -> {
          waiting.add(Thread.currentThread());
          return groups.send(List.of(envelope)).getFirst();
        },
        callers);
  }

  /// Whether a call waits for its record's turn.
  private boolean gathers() {
    return waiting.stream().anyMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING);
  }

  private List<List<Long>> records() {
    return producer.history().stream().map(record -> values(record.value())).toList();
  }

  private static List<Long> values(byte[] bytes) {
    return ((LogRecord.Clicks) ClickCodec.decode(bytes))
        .entries().stream().map(entry -> ((LogRecord.Entry.Good) entry).click().value()).toList();
  }

  private static Envelope anywhere(long... values) {
    return envelope(null, values);
  }

  private static Envelope to(int partition, long... values) {
    return envelope(partition, values);
  }

  private static Envelope envelope(@Nullable Integer partition, long... values) {
    var contents = new ArrayList<Envelope.Addressed>();
    for (long value : values) {
      var click = new Click(COUNTER, 0, null, value, 0, null);
      contents.add(new Envelope.Addressed(click, contents.size(), partition));
    }
    return new Envelope(partition, contents);
  }

  private static Cluster cluster() {
    var node = new Node(0, "localhost", 9092);
    Node[] nodes = {node};
    var partitions =
        IntStream.range(0, 2)
            .mapToObj(partition -> new PartitionInfo(TOPIC, partition, node, nodes, nodes))
            .toList();
    return new Cluster(null, List.of(node), partitions, Set.of(), Set.of());
  }
}
