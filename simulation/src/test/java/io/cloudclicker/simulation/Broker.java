package io.cloudclicker.simulation;

import io.cloudclicker.control.ControlUnconfirmed;
import io.cloudclicker.control.Controls;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;

/// The cluster: its topic of the day, and what is still on its way into it long after its sender
/// gave up, and even into a topic that was made anew under the same name.
public final class Broker implements Controls {

  private final Leaders leaders;
  private final Fortune fortune;
  private final List<LogTopic> topics = new ArrayList<>();
  private final List<Runnable> onTheirWay = new ArrayList<>();

  Broker(Leaders leaders, Fortune fortune, int partitions) {
    this.leaders = leaders;
    this.fortune = fortune;
    topics.add(new LogTopic(1, partitions));
  }

  public LogTopic topic() {
    return topics.getLast();
  }

  List<LogTopic> topics() {
    return topics;
  }

  Leaders leaders() {
    return leaders;
  }

  void recreateTopic() {
    int size = topic().size();
    topics.add(new LogTopic(topics.size() + 1, size));
  }

  /// Whether it is appended now; otherwise it is late, or lost.
  boolean takes(int partition, byte[] bytes) {
    if (!fortune.strikes(6)) {
      return true;
    }
    if (fortune.dice().nextInt(3) > 0) {
      onTheirWay.add(() -> topic().partition(partition).append(bytes, leaders));
    }
    return false;
  }

  void appendLate(Dice dice) {
    if (!onTheirWay.isEmpty()) {
      onTheirWay.remove(dice.nextInt(onTheirWay.size())).run();
      fortune.happened(Happening.APPENDED_LATE);
    }
  }

  void appendAllLate(Dice dice) {
    while (!onTheirWay.isEmpty()) {
      appendLate(dice);
    }
  }

  @Override
  public long append(int partition, LogRecord.Tick tick) throws ControlUnconfirmed {
    fortune.happened(Happening.TICK);
    return append(partition, ClickCodec.encode(tick));
  }

  @Override
  public long append(int partition, LogRecord.SecondTry again) throws ControlUnconfirmed {
    return append(partition, ClickCodec.encode(again));
  }

  @Override
  public void appendToEach(int partitions, LogRecord.Reset reset) throws ControlUnconfirmed {
    for (int partition = 0; partition < partitions; partition++) {
      append(partition, ClickCodec.encode(reset));
      fortune.maybeStandStill();
    }
  }

  private long append(int partition, byte[] bytes) throws ControlUnconfirmed {
    if (!takes(partition, bytes)) {
      throw new ControlUnconfirmed(new TimeoutException("no answer"));
    }
    return topic().partition(partition).append(bytes, leaders);
  }
}
