package io.cloudclicker.fate;

import io.cloudclicker.control.ControlUnconfirmed;
import io.cloudclicker.control.Controls;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.LogRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// One reading of some partitions, side by side, each until its keys are decided or its end is met.
/// Where an absence may be final by now, a tick with the present time is appended and read, since
/// nobody else may move the key clock of a quiet partition. For one thread.
final class KafkaScan {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Controls controls;
  private final Clock clock;
  private final Deadline deadline;
  private final Map<TopicPartition, KafkaPart> running;
  private final List<KafkaPart> parts;

  KafkaScan(
      Consumer<byte[], byte[]> consumer,
      Controls controls,
      Clock clock,
      Collection<KafkaPart> parts,
      Deadline deadline) {
    this.consumer = consumer;
    this.controls = controls;
    this.clock = clock;
    this.parts = List.copyOf(parts);
    this.deadline = deadline;
    this.running =
        parts.stream().collect(Collectors.toMap(KafkaPart::partition, Function.identity()));
  }

  /// A consumer remembers of a partition that it was paused, even when it is assigned again.
  ///
  /// @param starts from which offset on each partition is read
  void run(Map<TopicPartition, Long> starts) throws ControlUnconfirmed {
    consumer.assign(starts.keySet());
    consumer.resume(starts.keySet());
    starts.forEach(consumer::seek);
    finishWhatCanBe();
    while (!running.isEmpty() && !deadline.passed()) {
      for (var record : consumer.poll(wait(deadline))) {
        var part = running.get(new TopicPartition(record.topic(), record.partition()));
        if (part != null) {
          part.read(record);
        }
      }
      finishWhatCanBe();
    }
  }

  /// What is known now: of a partition that was not read to its end, only what was found and what
  /// would come too late.
  Map<ClickKey, Verdict> verdicts() {
    Map<ClickKey, Verdict> verdicts = new HashMap<>();
    for (var part : parts) {
      var some = new HashMap<>(part.scan().verdicts());
      if (running.containsKey(part.partition())) {
        some.values().removeIf(verdict -> verdict instanceof Verdict.NotYet);
      }
      verdicts.putAll(some);
    }
    return verdicts;
  }

  /// Tells where a further look-up of the undecided keys may go on.
  void rememberIn(ScanEnds ends) {
    for (var part : parts) {
      long position = position(part);
      part.scan().verdicts().keySet().forEach(ends::forget);
      part.resume(position)
          .ifPresent(at -> part.scan().undecided().forEach(key -> ends.remember(key, at)));
    }
  }

  private void finishWhatCanBe() throws ControlUnconfirmed {
    for (var part : List.copyOf(running.values())) {
      if (part.readTo(position(part)) && !tick(part)) {
        running.remove(part.partition());
        consumer.pause(Set.of(part.partition()));
      }
    }
  }

  /// Whether there is a tick more to read.
  private boolean tick(KafkaPart part) throws ControlUnconfirmed {
    long now = clock.millis();
    if (!part.wantsTick(now)) {
      return false;
    }
    int partition = part.partition().partition();
    part.tickAt(controls.append(partition, new LogRecord.Tick(now)));
    return true;
  }

  private long position(KafkaPart part) {
    return consumer.position(part.partition(), deadline.left());
  }

  private static Duration wait(Deadline deadline) {
    return deadline.left().compareTo(POLL) < 0 ? deadline.left() : POLL;
  }
}
