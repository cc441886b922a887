package io.cloudclicker.bench;

import io.cloudclicker.counting.JdbcRawUpserts;
import io.cloudclicker.counting.JdbcUncheckedCounts;
import io.cloudclicker.partition.AppendedRecord;
import io.cloudclicker.partition.BatchResults;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.KafkaRecords;
import io.cloudclicker.partition.Opening;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Undecided;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// The consumer's classes put together in this process, whole or with a part left out, reading a
/// full topic with the consumer's settings and writing by one connection.
final class KafkaVariants {

  private static final int LOG = 1;
  private static final PartitionCounter.Room ROOM = new PartitionCounter.Room(4_000_000, 100_000);

  /// What is left out.
  enum Without {
    CAS("whole, against without the compare-and-set", false, true, 0.95),
    DEDUP("whole, against without deduplication", true, false, 0.65),
    BOTH("whole, against without either", false, false, 0.65);

    private final String words;
    private final boolean checked;
    private final boolean judged;
    private final double goal;

    Without(String words, boolean checked, boolean judged, double goal) {
      this.words = words;
      this.checked = checked;
      this.judged = judged;
      this.goal = goal;
    }

    String words() {
      return words;
    }

    boolean checked() {
      return checked;
    }

    boolean judged() {
      return judged;
    }

    double goal() {
      return goal;
    }
  }

  private final Stack stack;
  private final String topic;

  KafkaVariants(Stack stack, String topic) {
    this.stack = stack;
    this.topic = topic;
  }

  /// Counts the topic into an empty database.
  ///
  /// @param checked with the compare-and-set
  /// @param judged with deduplication
  /// @return seconds from the first records on
  double count(int records, boolean checked, boolean judged) {
    try (var source = source(migrated())) {
      var jdbc = new JdbcTemplate(source);
      var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
      var counts =
          checked
              ? JdbcUncheckedCounts.checked(jdbc, transaction)
              : new JdbcUncheckedCounts(jdbc, transaction);
      double seconds = read(records, partition -> counter(partition, counts, judged));
      expect(records, jdbc);
      return seconds;
    }
  }

  /// Makes the rows of the topic's batches, then writes them.
  ///
  /// @return seconds that the writing took
  double writeRows(int records) {
    try (var source = source(migrated())) {
      var rows = new JdbcRawUpserts();
      read(records, partition -> counter(partition, rows, true));
      var jdbc = new JdbcTemplate(source);
      var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
      long begun = System.nanoTime();
      rows.write(jdbc, transaction);
      double seconds = (System.nanoTime() - begun) / 1e9;
      expect(records, jdbc);
      return seconds;
    }
  }

  /// @throws VoidRun where a click is missing or counted twice
  private static void expect(int records, JdbcTemplate jdbc) {
    var counted = jdbc.queryForObject("SELECT SUM(clicks) FROM counter_shard", Long.class);
    if (counted == null || counted != records) {
      throw new VoidRun("%,d clicks are in the log, counted are %s".formatted(records, counted));
    }
  }

  private static Consumer<List<AppendedRecord>> counter(
      int partition, Counts counts, boolean judged) {
    var id = new PartitionId(LOG, partition);
    if (!judged) {
      counts.standing(id);
      var undecided = new Undecided(id, counts, ROOM.cells());
      return undecided::take;
    }
    var standing = counts.standing(id);
    var all = new Opening.From(0, Opening.ALL_TOLD);
    var counter = new PartitionCounter(id, standing, all, ROOM, counts, BatchResults.UNHEARD);
    return records -> take(counter, records);
  }

  private static void take(PartitionCounter counter, List<AppendedRecord> records) {
    if (!(counter.take(records) instanceof PartitionCounter.Step.Counted)) {
      throw new VoidRun("a batch was not counted");
    }
  }

  private double read(int records, IntFunction<Consumer<List<AppendedRecord>>> counters) {
    var partitions =
        IntStream.range(0, Deployment.PARTITIONS)
            .mapToObj(number -> new TopicPartition(topic, number))
            .toList();
    var of = new HashMap<TopicPartition, Consumer<List<AppendedRecord>>>();
    partitions.forEach(it -> of.put(it, counters.apply(it.partition())));
    try (var consumer = consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long begun = 0;
      int read = 0;
      while (read < records) {
        var polled = consumer.poll(Duration.ofSeconds(1));
        begun = begun == 0 && !polled.isEmpty() ? System.nanoTime() : begun;
        for (var partition : polled.partitions()) {
          Objects.requireNonNull(of.get(partition))
              .accept(KafkaRecords.read(polled.records(partition)));
        }
        read += polled.count();
      }
      return (System.nanoTime() - begun) / 1e9;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(
        Map.<String, Object>of(
            "bootstrap.servers", stack.kafkaBootstrapServers(),
            "enable.auto.commit", "false",
            "max.poll.records", "10000",
            "fetch.min.bytes", "65536",
            "fetch.max.wait.ms", "20",
            "max.partition.fetch.bytes", "4194304"),
        bytes,
        bytes);
  }

  private Database migrated() {
    var database = stack.newDatabase();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    return database;
  }

  private static SingleConnectionDataSource source(Database database) {
    return new SingleConnectionDataSource(
        database.url(), database.username(), database.password(), true);
  }
}
