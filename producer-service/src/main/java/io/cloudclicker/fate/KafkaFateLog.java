package io.cloudclicker.fate;

import io.cloudclicker.control.ControlUnconfirmed;
import io.cloudclicker.control.Controls;
import io.cloudclicker.log.KeyClock;
import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.wire.ClickKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Reads the log for keys with a consumer of its own, in no group: each key in the partition that
/// it belongs to, from the first record that can hold it on. The consumer is made at first use and
/// anew after a failure. For one thread.
final class KafkaFateLog implements FateLog {

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Controls controls;
  private final Topic topic;
  private final String topicName;
  private final Duration limit;
  private final Clock clock;
  private final ScanEnds ends;
  private @Nullable Consumer<byte[], byte[]> consumer;

  KafkaFateLog(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Controls controls,
      Topic topic,
      String topicName,
      FateProperties properties,
      Clock clock) {
    this.consumers = consumers;
    this.controls = controls;
    this.topic = topic;
    this.topicName = topicName;
    this.limit = properties.scanLimit();
    this.clock = clock;
    this.ends = new ScanEnds(properties.maxRemembered());
  }

  @Override
  public Map<ClickKey, Verdict> read(Set<ClickKey> keys) throws FateUnavailable {
    var log = topic.current().orElseThrow(() -> new FateUnavailable("no log is known yet"));
    ends.of(log.id());
    try {
      return read(log, keys, new Deadline(limit));
    } catch (KafkaException e) {
      startOver();
      throw new FateUnavailable(e);
    } catch (ControlUnconfirmed e) {
      throw new FateUnavailable(e);
    }
  }

  private Map<ClickKey, Verdict> read(CurrentLog log, Set<ClickKey> keys, Deadline deadline)
      throws ControlUnconfirmed {
    var extents = KafkaExtent.of(consumer(), byPartition(keys, log).keySet(), deadline);
    var within =
        keys.stream()
            .filter(key -> reaches(log, extents.get(partition(key, log)), key))
            .collect(Collectors.toSet());
    Map<ClickKey, Verdict> verdicts = new HashMap<>();
    keys.forEach(key -> verdicts.put(key, new Verdict.Unknowable()));
    verdicts.keySet().removeAll(within);
    verdicts.putAll(scan(log, byPartition(within, log), extents, deadline));
    return verdicts;
  }

  private static boolean reaches(CurrentLog log, @Nullable KafkaExtent extent, ClickKey key) {
    long bornAt = log.bornAtMillis();
    boolean ofAnEarlierLog = bornAt > 0 && KeyClock.firstAppendOf(key) < bornAt;
    return !ofAnEarlierLog && extent != null && extent.reachesBackTo(key);
  }

  private Map<ClickKey, Verdict> scan(
      CurrentLog log,
      Map<TopicPartition, Set<ClickKey>> asked,
      Map<TopicPartition, KafkaExtent> extents,
      Deadline deadline)
      throws ControlUnconfirmed {
    if (asked.isEmpty()) {
      return Map.of();
    }
    var parts = new ArrayList<KafkaPart>();
    asked.forEach((p, keys) -> parts.add(new KafkaPart(log.id(), p, keys, end(extents, p))));
    var scan = new KafkaScan(consumer(), controls, clock, parts, deadline);
    scan.run(starts(asked, extents, deadline));
    scan.rememberIn(ends);
    return scan.verdicts();
  }

  /// The ends are older than this answer, so a partition without a record late enough had none
  /// below its end.
  private Map<TopicPartition, Long> starts(
      Map<TopicPartition, Set<ClickKey>> asked,
      Map<TopicPartition, KafkaExtent> extents,
      Deadline deadline) {
    Map<TopicPartition, Long> times = new HashMap<>();
    asked.forEach((p, keys) -> firstAppend(keys).ifPresent(time -> times.put(p, time)));
    var firsts = consumer().offsetsForTimes(times, deadline.left());
    Map<TopicPartition, Long> starts = new HashMap<>();
    asked.forEach(
        (p, keys) -> {
          var first = firsts.get(p);
          long fresh = first == null ? end(extents, p) : first.offset();
          starts.put(p, Math.min(fresh, remembered(keys)));
        });
    return starts;
  }

  private OptionalLong firstAppend(Set<ClickKey> keys) {
    return keys.stream()
        .filter(key -> ends.of(key).isEmpty())
        .mapToLong(KeyClock::firstAppendOf)
        .min();
  }

  private long remembered(Set<ClickKey> keys) {
    return keys.stream().mapToLong(key -> ends.of(key).orElse(Long.MAX_VALUE)).min().orElse(0);
  }

  private static long end(Map<TopicPartition, KafkaExtent> extents, TopicPartition partition) {
    return Objects.requireNonNull(extents.get(partition)).end();
  }

  private Map<TopicPartition, Set<ClickKey>> byPartition(Set<ClickKey> keys, CurrentLog log) {
    return keys.stream()
        .collect(Collectors.groupingBy(key -> partition(key, log), Collectors.toSet()));
  }

  private TopicPartition partition(ClickKey key, CurrentLog log) {
    int hash = Utils.toPositive(Utils.murmur2(key.toBytes()));
    return new TopicPartition(topicName, hash % log.keyedPartitions());
  }

  private Consumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer = consumers.get();
    }
    return consumer;
  }

  private void startOver() {
    ends.clear();
    if (consumer != null) {
      consumer.close(Duration.ZERO);
      consumer = null;
    }
  }

  @Override
  public void close() {
    startOver();
  }
}
