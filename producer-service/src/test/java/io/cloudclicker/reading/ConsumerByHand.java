package io.cloudclicker.reading;

import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Notice;
import io.lettuce.core.KillArgs;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What a consumer leaves behind, written step by step: rows in the database, cells, runs and
/// notices in Redis.
public final class ConsumerByHand implements AutoCloseable {

  public static final int PARTITIONS = 2;

  final String topicId = UUID.randomUUID().toString();
  public final Database database;
  private final RedisByHand redis;
  private int log;

  public ConsumerByHand(Stack stack) {
    database = stack.newDatabase();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    redis = new RedisByHand(stack, topicId);
  }

  CountedLog log() {
    return new CountedLog(log, topicId);
  }

  public void beginLog() {
    log++;
    sql("INSERT INTO log VALUES (?, 'cluster', ?, ?, 0)", log, topicId(), PARTITIONS);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      sql("INSERT INTO partition_progress VALUES (?, ?, 0, -1, 0, 0, 0)", log, partition);
    }
  }

  private String topicId() {
    return log == 1 ? topicId : topicId + "-" + log;
  }

  /// Counts clicks of one counter, each a record with the value of its offset, and tells readers.
  public Notice press(CounterName counter, int partition, int clicks) {
    var notice = commit(counter, partition, clicks);
    tell(notice);
    return notice;
  }

  /// One transaction; nobody is told.
  public Notice commit(CounterName counter, int partition, int clicks) {
    try (var connection = database.connect()) {
      var source = new SingleConnectionDataSource(connection, true);
      connection.setAutoCommit(false);
      var notice = commit(JdbcClient.create(source), CounterId.of(counter), partition, clicks);
      connection.commit();
      return notice;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Notice commit(JdbcClient jdbc, CounterId counter, int partition, int clicks) {
    long from =
        jdbc.sql("SELECT next_offset FROM partition_progress WHERE log_id = ? AND part = ?")
            .params(log, partition)
            .query(Long.class)
            .single();
    long to = from + clicks;
    long now = System.currentTimeMillis();
    jdbc.sql(
            """
            UPDATE partition_progress SET next_offset = ?, last_append_at = ?
            WHERE log_id = ? AND part = ?
            """)
        .params(to, now, log, partition)
        .update();
    jdbc.sql(
            """
            INSERT INTO counter_shard VALUES (?, 0, 0, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE clicks = clicks + VALUES(clicks),
              next_offset = VALUES(next_offset), latest_value = VALUES(latest_value),
              latest_at = VALUES(latest_at)
            """)
        .params(counter.toBytes(), log, partition, clicks, to, to - 1, now)
        .update();
    long total =
        jdbc.sql("SELECT clicks FROM counter_shard WHERE counter_id=? AND log_id=? AND part=?")
            .params(counter.toBytes(), log, partition)
            .query(Long.class)
            .single();
    var key = new Cell.Key(counter, 0, 0, log, partition);
    var cell = new Cell(key, total, to, new Cell.Latest(to - 1, now));
    return new Notice(log, partition, from, to, now, List.of(cell));
  }

  public void tell(Notice notice) {
    redis.tell(notice);
  }

  /// How far everything is counted.
  public Applied applied() {
    List<Long> offsets = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      offsets.add(
          JdbcClient.create(database.dataSource())
              .sql("SELECT next_offset FROM partition_progress WHERE log_id = ? AND part = ?")
              .params(log, partition)
              .query(Long.class)
              .single());
    }
    return new Applied(log, offsets);
  }

  public void sql(String statement, Object... parameters) {
    JdbcClient.create(database.dataSource()).sql(statement).params(parameters).update();
  }

  /// How many instances hear notices.
  public long subscribers() {
    return redis.commands().pubsubNumsub(RedisText.channel(topicId)).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /// Ends everybody's connections to Redis, as its death does.
  public void cutConnections() {
    redis.commands().clientKill(KillArgs.Builder.typePubsub());
    redis.commands().clientKill(KillArgs.Builder.typeNormal().skipme());
  }

  @Override
  public void close() {
    redis.close();
  }
}
