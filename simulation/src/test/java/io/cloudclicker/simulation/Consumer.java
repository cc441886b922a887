package io.cloudclicker.simulation;

import io.cloudclicker.counting.CountingInstance;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;

/// One instance of the consumer service; made anew when it crashed, or its client broke.
final class Consumer {

  private final Supplier<CountingInstance> make;
  private CountingInstance instance;
  private boolean busy;
  private boolean busyReading;

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

  /// A slice of what it reads again, on another thread of its own.
  void readAgain() {
    if (busyReading) {
      return;
    }
    busyReading = true;
    try {
      instance.readAgain();
    } catch (Crashed e) {
      instance = make.get();
    } catch (KafkaException | DataAccessException e) {
      // The product makes a client anew, and goes on from what the tallies say.
    } finally {
      busyReading = false;
    }
  }

  boolean isStopped(int partition) {
    return instance.stopped().containsKey(partition);
  }
}
