package io.cloudclicker.simulation;

import io.cloudclicker.counting.CountingInstance;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/// One instance of the consumer service; made anew when it crashed, or its client broke.
final class Consumer {

  private final Supplier<CountingInstance> make;
  private CountingInstance instance;
  private boolean busy;

  Consumer(Supplier<CountingInstance> make) {
    this.make = make;
    this.instance = make.get();
  }

  /// One poll, unless it stands still in the middle of an earlier one.
  void turn(Fortune fortune) {
    if (busy) {
      return;
    }
    busy = true;
    try {
      instance.turn();
      if (!instance.stopped().isEmpty()) {
        fortune.happened(Happening.PARTITION_STOPPED);
      }
    } catch (Crashed e) {
      fortune.happened(Happening.CONSUMER_CRASHED);
      instance = make.get();
    } catch (KafkaException e) {
      instance = make.get();
    } finally {
      busy = false;
    }
  }

  boolean isStopped(int partition) {
    return instance.stopped().containsKey(partition);
  }
}
