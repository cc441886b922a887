package io.cloudclicker.replay;

import io.cloudclicker.partition.AppendedRecord;
import io.cloudclicker.partition.BatchResults;
import io.cloudclicker.partition.CountedHere.Share;
import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.CountedTopic;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.KafkaPartitionOpener;
import io.cloudclicker.partition.KafkaRecords;
import io.cloudclicker.partition.PartitionCounter;
import io.cloudclicker.partition.PartitionCounter.Step;
import io.cloudclicker.partition.PartitionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// [LogReplay] with a Kafka consumer that belongs to no group. A tally that was read from keeps its
/// window of keys in memory, so that going on costs nothing.
final class KafkaReplay implements LogReplay {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final CountedTopic topic;
  private final Function<TallyName, Counts> tallies;
  private final RecordedRejections rejections;
  private final PartitionCounter.Room room;
  private final Map<Key, Reading> readings = new HashMap<>();
  private @Nullable CountedLog log;

  private record Key(TallyName tally, PartitionId partition) {}

  KafkaReplay(
      Consumer<byte[], byte[]> consumer,
      CountedTopic topic,
      Function<TallyName, Counts> tallies,
      RecordedRejections rejections,
      PartitionCounter.Room room) {
    this.consumer = consumer;
    this.topic = topic;
    this.tallies = tallies;
    this.rejections = rejections;
    this.room = room;
  }

  @Override
  public long begin(PartitionId partition) {
    var one = List.of(kafka(partition));
    return consumer.beginningOffsets(one, LIMIT).values().iterator().next();
  }

  @Override
  public long read(
      TallyName tally, PartitionId partition, Stretch stretch, int most, BatchResults results)
      throws ReplayStopped {
    var key = new Key(tally, partition);
    consumer.assign(List.of(kafka(partition)));
    // Kept only where all goes well, and the tally stands where it was left: what failed, or was
    // lost by a failover, is opened again from what the tally says.
    var known = readings.remove(key);
    var reading =
        known == null || known.standsAt() != stretch.from() ? open(tally, partition) : known;
    reading.tell(results);
    consumer.seek(kafka(partition), reading.position());
    if (readOn(partition, reading, stretch.to(), most)) {
      readings.put(key, reading);
    }
    return reading.standsAt();
  }

  @Override
  public void keepOnly(Share share) {
    log = share.log();
    readings
        .keySet()
        .removeIf(
            key ->
                key.partition().log() != share.log().id()
                    || !share.partitions().contains(key.partition().partition()));
  }

  private Reading open(TallyName tally, PartitionId partition) throws ReplayStopped {
    var listener = new Reading.Listener();
    var opener = new KafkaPartitionOpener(tallies.apply(tally), room, listener);
    var opened = opener.open(consumer, partition.log(), kafka(partition));
    if (opened.counter() == null) {
      throw new ReplayStopped(String.valueOf(opened.stopped()));
    }
    return new Reading(opened.counter(), listener, consumer.position(kafka(partition)));
  }

  private boolean readOn(PartitionId of, Reading reading, long goal, int most)
      throws ReplayStopped {
    int read = 0;
    while (reading.standsAt() < goal && read < most) {
      var fetched = consumer.poll(POLL);
      if (fetched.isEmpty()) {
        return true;
      }
      checkLog();
      for (var partition : fetched.partitions()) {
        var records = upTo(goal, KafkaRecords.read(fetched.records(partition)));
        read += records.size();
        if (!taken(reading.take(rejections.repeat(of, records)))) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<AppendedRecord> upTo(long goal, List<AppendedRecord> records) {
    return records.stream().takeWhile(record -> record.offset() < goal).toList();
  }

  private static boolean taken(Step step) throws ReplayStopped {
    return switch (step) {
      case Step.Counted _ -> true;
      case Step.Reopen _ -> false;
      case Step.Stopped(var reason) -> throw new ReplayStopped(reason);
    };
  }

  /// A topic that was recreated in a moment looks like one that only grew.
  private void checkLog() {
    var present = log;
    if (present == null || !topic.isStill(present.topicId())) {
      throw new TimeoutException("what was fetched is not of the log that is counted");
    }
  }

  private TopicPartition kafka(PartitionId partition) {
    return new TopicPartition(topic.name(), partition.partition());
  }
}
