package io.cloudclicker.testing.ledger;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import io.cloudclicker.wire.SubjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads a topic from its beginning and counts it a second time, by the plainest rule there is: the
/// first record of a key counts. It shares no code with the consumer service, and holds for logs
/// that are younger than the window.
public final class LogAudit {

  /// A cell as the log says it should be.
  public record CellKey(CounterId counter, long epoch, int partition) {}

  /// What somebody's own clicks of a cell are summed up in.
  public record OwnKey(SubjectId subject, CellKey cell) {}

  /// A click of the counter `global`, as the log of its clicks tells it.
  ///
  /// @param at when it was pressed, milliseconds since 1970 UTC
  public record Recent(long at, @Nullable SubjectId subject) {}

  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  private static final int RECENT = 50;

  private record Place(int partition, long offset, int index) {}

  /// Where each click of a cell is, in the log's order.
  private final Map<CellKey, List<Long>> offsets = new HashMap<>();

  private final Map<OwnKey, Long> own = new HashMap<>();
  private final Map<Integer, List<Recent>> recent = new TreeMap<>();
  private final Map<Integer, Long> ends = new TreeMap<>();
  private final Set<ClickKey> keys = new HashSet<>();
  private final Set<Integer> keyed = new HashSet<>();
  private final Set<Place> waiting = new HashSet<>();
  private long duplicates;
  private long rejected;

  private LogAudit() {}

  public static LogAudit of(String bootstrapServers, String topic) {
    var configuration = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(configuration, bytes, bytes)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, consumer.endOffsets(partitions));
    }
  }

  private static LogAudit read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    var audit = new LogAudit();
    var epochs = new HashMap<List<Object>, Long>();
    ends.forEach((partition, end) -> audit.ends.put(partition.partition(), end));
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(Duration.ofMillis(200)).forEach(record -> audit.take(record, epochs));
    }
    return audit;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<List<Object>, Long> epochs) {
    switch (ClickCodec.decode(record.value())) {
      case LogRecord.Clicks(var entries) -> {
        for (int index = 0; index < entries.size(); index++) {
          take(entries.get(index), index, record, epochs);
        }
      }
      case LogRecord.Reset(var counter, long epoch) ->
          epochs.merge(List.of(counter, record.partition()), epoch, Math::max);
      case LogRecord.Tick ignored -> {}
      case LogRecord.SecondTry again -> {
        if (waiting.remove(new Place(record.partition(), again.offset(), again.index()))) {
          again.clicks().forEach(click -> count(click, record, epochs));
        }
      }
      case LogRecord.Unreadable ignored -> reject(record, 0);
      case LogRecord.NeedsNewerReader ignored -> rejected++;
    }
  }

  private void take(
      Entry entry,
      int index,
      ConsumerRecord<byte[], byte[]> record,
      Map<List<Object>, Long> epochs) {
    var key =
        switch (entry) {
          case Entry.Good(Click click) -> click.key();
          case Entry.Bad(var ignored, var used) -> used;
        };
    if (key != null) {
      keyed.add(record.partition());
    }
    if (key != null && !keys.add(key)) {
      duplicates++;
      return;
    }
    switch (entry) {
      case Entry.Good(Click click) -> count(click, record, epochs);
      case Entry.Bad ignored -> reject(record, index);
    }
  }

  private void count(
      Click click, ConsumerRecord<byte[], byte[]> record, Map<List<Object>, Long> epochs) {
    long epoch =
        epochs.merge(List.of(click.counter(), record.partition()), click.epoch(), Math::max);
    var cell = new CellKey(click.counter(), epoch, record.partition());
    offsets.computeIfAbsent(cell, _ -> new ArrayList<>()).add(record.offset());
    if (click.subject() != null) {
      own.merge(new OwnKey(click.subject(), cell), 1L, Long::sum);
    }
    if (click.counter().equals(GLOBAL)) {
      recent
          .computeIfAbsent(record.partition(), _ -> new ArrayList<>())
          .add(new Recent(click.madeAtMillis(), click.subject()));
    }
  }

  private void reject(ConsumerRecord<byte[], byte[]> record, int index) {
    rejected++;
    waiting.add(new Place(record.partition(), record.offset(), index));
  }

  /// The clicks of every cell that has any.
  public Map<CellKey, Long> cells() {
    var cells = new HashMap<CellKey, Long>();
    offsets.forEach((cell, clicks) -> cells.put(cell, (long) clicks.size()));
    return cells;
  }

  /// The clicks of every cell that were made by people who were signed in, person by person.
  public Map<OwnKey, Long> own() {
    return Collections.unmodifiableMap(own);
  }

  /// The newest 50 clicks of the counter `global` in each partition that has any, in its order.
  public Map<Integer, List<Recent>> recent() {
    var newest = new TreeMap<Integer, List<Recent>>();
    recent.forEach(
        (partition, clicks) ->
            newest.put(
                partition, clicks.subList(Math.max(0, clicks.size() - RECENT), clicks.size())));
    return newest;
  }

  /// What a total of the counter is that includes exactly these clicks.
  public long total(CounterId counter, long epoch, Applied applied) {
    return offsets.entrySet().stream()
        .filter(entry -> entry.getKey().counter().equals(counter))
        .filter(entry -> entry.getKey().epoch() == epoch)
        .mapToLong(entry -> below(entry.getValue(), applied.offset(entry.getKey().partition())))
        .sum();
  }

  /// How many of the ascending numbers are below the limit.
  private static long below(List<Long> ascending, long limit) {
    int from = 0;
    int to = ascending.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ascending.get(middle) < limit) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /// The log's end of each partition.
  public Map<Integer, Long> ends() {
    return Map.copyOf(ends);
  }

  /// The partitions that have clicks with keys.
  public Set<Integer> partitionsWithKeys() {
    return Set.copyOf(keyed);
  }

  public Set<ClickKey> keys() {
    return Collections.unmodifiableSet(keys);
  }

  public long duplicates() {
    return duplicates;
  }

  public long rejected() {
    return rejected;
  }
}
