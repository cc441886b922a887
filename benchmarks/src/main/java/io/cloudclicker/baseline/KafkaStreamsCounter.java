package io.cloudclicker.baseline;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;

/// The counter as Kafka Streams' own documentation would have it: exactly-once v2, a state store,
/// and the total of each counter written to the database when it moved. The totals are absolute, so
/// writing one twice does no harm. Without duplicates' keys, without freshness.
public final class KafkaStreamsCounter {

  private KafkaStreamsCounter() {}

  /// @param arguments Kafka's servers, the topic, the application's id, a folder for its state, and
  ///   the database's URL, user and password
  public static void main(String[] arguments) throws Exception {
    try (var connection = DriverManager.getConnection(arguments[4], arguments[5], arguments[6])) {
      create(connection);
      var topology = new StreamsBuilder();
      topology.stream(arguments[1], Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
          .flatMap((_, value) -> clicks(value))
          .groupByKey(Grouped.with(Serdes.String(), Serdes.Integer()))
          .count()
          .toStream()
          .foreach((counter, clicks) -> write(connection, counter, clicks));
      run(new KafkaStreams(topology.build(), settings(arguments)));
    }
  }

  private static Properties settings(String[] arguments) {
    var settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[2]);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments[3]);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  private static void run(KafkaStreams streams) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
    new CountDownLatch(1).await();
  }

  private static List<KeyValue<String, Integer>> clicks(byte[] record) {
    return ClickCodec.decode(record) instanceof LogRecord.Clicks(var entries)
        ? entries.stream().flatMap(KafkaStreamsCounter::click).toList()
        : List.of();
  }

  private static Stream<KeyValue<String, Integer>> click(Entry entry) {
    return entry instanceof Entry.Good(Click click)
        ? Stream.of(KeyValue.pair(click.counter().toString(), 1))
        : Stream.empty();
  }

  private static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS streams (counter CHAR(32) PRIMARY KEY, clicks BIGINT NOT NULL)");
    }
  }

  private static synchronized void write(Connection connection, String counter, long clicks) {
    try (var upsert =
        connection.prepareStatement(
            """
            INSERT INTO streams (counter, clicks) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE clicks = VALUES(clicks)""")) {
      upsert.setString(1, counter);
      upsert.setLong(2, clicks);
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not take a total", e);
    }
  }
}
