package io.cloudclicker.counting;

import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.partition.KafkaPartitionOpener;
import io.cloudclicker.recount.RecountInstance;
import io.cloudclicker.recount.SimulatedShadows;
import io.cloudclicker.replay.ReplayInstance;
import io.cloudclicker.simulation.Crashed;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.LogConsumer;
import io.cloudclicker.simulation.LogTopic;
import io.cloudclicker.simulation.NoticeBoard;
import io.cloudclicker.simulation.Variant;
import io.cloudclicker.wire.CounterId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// The consumer service from its poll loop on: everything but Kafka's client, the database and the
/// cache is the product's.
public final class CountingInstance {

  private static final CountingMetrics METRICS = new CountingMetrics(new SimpleMeterRegistry());
  private static final CountingProperties PROPERTIES =
      new CountingProperties(
          1_000,
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  private final CountingStatus status = new CountingStatus();
  private final KafkaCounting counting;
  private final ReplayInstance replay;

  public CountingInstance(
      LogConsumer consumer,
      LogConsumer again,
      Supplier<LogTopic> topic,
      Database database,
      List<CounterId> counters,
      NoticeBoard board,
      Clock clock,
      Fortune fortune,
      Variant variant) {
    var shadows = new SimulatedShadows(database, fortune);
    var counts = new SimulatedCounts(database, shadows, fortune, variant);
    var here = new CountedHere();
    Readers readers = board::tell;
    if (variant == Variant.FLUSH_ON_REVOCATION) {
      consumer.flushBy(counts::storePosition);
    }
    var present =
        new KafkaPresentLog(
            new SimulatedTopic(topic, fortune),
            new SimulatedLogs(database, clock),
            PROPERTIES,
            status,
            clock);
    counting =
        new KafkaCounting(
            consumer,
            LogTopic.NAME,
            present,
            log ->
                new KafkaPartitionOpener(
                    counts, PROPERTIES.room(), new LiveResults(log, readers, METRICS)),
            List.of(
                new StandingCheck(PROPERTIES.identityCheck(), clock),
                RecountInstance.between(shadows)),
            here,
            PROPERTIES,
            status,
            BatchTraces.NONE,
            _ -> maybeCrash(fortune),
            clock);
    replay =
        new ReplayInstance(
            again,
            new SimulatedTopic(topic, fortune),
            database,
            PROPERTIES.room(),
            List.of(RecountInstance.task(database, counters, shadows, board::forget, fortune)),
            here,
            fortune);
  }

  private static void maybeCrash(Fortune fortune) {
    fortune.maybeStandStill();
    if (fortune.strikes(40)) {
      throw new Crashed();
    }
  }

  /// One poll and what follows from it.
  public void turn() {
    var once = new AtomicBoolean(true);
    counting.countWhile(() -> once.getAndSet(false));
  }

  /// A slice of what is read again.
  public void readAgain() {
    replay.turn();
  }

  /// The partitions that must not go on, with the reason.
  public Map<Integer, String> stopped() {
    return status.stoppedPartitions();
  }
}
