package io.cloudclicker.counting;

import static java.util.Comparator.comparing;

import io.cloudclicker.partition.CellRows;
import io.cloudclicker.partition.CounterDelta.Addition;
import io.cloudclicker.partition.JdbcRows;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.RecentClick;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.SubjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/// The rows that a batch adds to its counters, in the order of their primary keys: every writer
/// takes its locks in that order.
final class JdbcCounterRows implements CellRows {

  private static final Comparator<Cell.Key> KEY_ORDER =
      comparing(Cell.Key::counter)
          .thenComparingLong(Cell.Key::epoch)
          .thenComparingInt(Cell.Key::revision);

  private static final Comparator<Own> OWN_ORDER =
      comparing(Own::subject).thenComparing(Own::counter).thenComparingLong(Own::epoch);

  private record Own(SubjectId subject, CounterId counter, long epoch) {}

  private final PartitionId partition;
  private final TreeMap<Cell.Key, Addition> shards = new TreeMap<>(KEY_ORDER);
  private final List<Object[]> minutes = new ArrayList<>();
  private final TreeMap<Own, Long> own = new TreeMap<>(OWN_ORDER);
  private final Map<CounterId, List<RecentClick>> recent = new TreeMap<>();
  private final List<Cell> touched = new ArrayList<>();

  JdbcCounterRows(PartitionId partition) {
    this.partition = partition;
  }

  @Override
  public Cell grow(Cell cell, List<Addition> additions) {
    var grown = cell;
    for (var addition : additions) {
      grown = addition.grow(grown);
      touched.add(grown);
      shards.put(grown.key(), addition);
    }
    return grown;
  }

  @Override
  public void add(CounterId counter, int revision, List<Addition> additions) {
    for (var addition : additions) {
      var key =
          new Cell.Key(counter, addition.epoch(), revision, partition.log(), partition.partition());
      shards.put(key, addition);
    }
  }

  @Override
  public void addOnce(CounterId counter, List<Addition> additions) {
    for (var addition : additions) {
      long epoch = addition.epoch();
      addition.minutes().forEach((at, clicks) -> minutes.add(minute(counter, epoch, at, clicks)));
      addition
          .own()
          .forEach((subject, clicks) -> own.put(new Own(subject, counter, epoch), clicks));
      if (!addition.recent().isEmpty()) {
        recent.computeIfAbsent(counter, _ -> new ArrayList<>()).addAll(addition.recent());
      }
    }
  }

  /// The cells whose state is known, as they are after this.
  List<Cell> touched() {
    return touched;
  }

  void writeShards(JdbcOperations jdbc) {
    var rows = new ArrayList<Object[]>();
    shards.forEach((key, addition) -> rows.add(shard(key, addition)));
    JdbcRows.upsert(
        jdbc,
        "counter_shard",
        "counter_id, epoch, revision, log_id, part, clicks, next_offset, latest_value, latest_at",
        """
        clicks = clicks + VALUES(clicks), next_offset = VALUES(next_offset),
        latest_value = IF(VALUES(latest_at) IS NULL, latest_value, VALUES(latest_value)),
        latest_at = COALESCE(VALUES(latest_at), latest_at)""",
        rows);
  }

  void writeMinutes(JdbcOperations jdbc) {
    JdbcRows.upsert(
        jdbc,
        "counter_minute",
        "counter_id, epoch, at, log_id, part, clicks",
        "clicks = clicks + VALUES(clicks)",
        minutes);
  }

  void writeOwn(JdbcOperations jdbc) {
    var rows = new ArrayList<Object[]>();
    own.forEach((key, clicks) -> rows.add(own(key, clicks)));
    JdbcRows.upsert(
        jdbc,
        "user_shard",
        "subject_id, counter_id, epoch, log_id, part, clicks",
        "clicks = clicks + VALUES(clicks)",
        rows);
  }

  void writeRecent(JdbcOperations jdbc) {
    var places = new JdbcRecentClicks(jdbc);
    recent.forEach((counter, clicks) -> places.write(partition, counter, clicks));
  }

  private Object[] own(Own key, long clicks) {
    return new Object[] {
      key.subject().toBytes(),
      key.counter().toBytes(),
      key.epoch(),
      partition.log(),
      partition.partition(),
      clicks
    };
  }

  private static @Nullable Object[] shard(Cell.Key key, Addition addition) {
    var latest = addition.latest();
    return new @Nullable Object[] {
      key.counter().toBytes(),
      key.epoch(),
      key.revision(),
      key.log(),
      key.partition(),
      addition.clicks(),
      addition.nextOffset(),
      latest == null ? null : latest.value(),
      latest == null ? null : latest.atMillis()
    };
  }

  private Object[] minute(CounterId counter, long epoch, long at, long clicks) {
    return new Object[] {
      counter.toBytes(), epoch, at, partition.log(), partition.partition(), clicks
    };
  }
}
