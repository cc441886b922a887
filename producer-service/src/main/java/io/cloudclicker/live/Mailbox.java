package io.cloudclicker.live;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits for one client: of each counter the newest event, so that a slow client costs no more
/// than a fast one and hears of the present first. Safe for any thread; nobody who puts something
/// in ever waits for the client.
final class Mailbox {

  private final @Nullable Applied seenElsewhere;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<CounterName, Event> waiting = LinkedHashMap.newLinkedHashMap(1);
  private boolean closed;

  /// @param seenElsewhere what the client has seen before it came here, perhaps on an instance that
  ///   is ahead of this one: earlier totals are not for it
  Mailbox(@Nullable Applied seenElsewhere) {
    this.seenElsewhere = seenElsewhere;
  }

  void put(Event event) {
    if (seenElsewhere != null && !event.applied().includes(seenElsewhere)) {
      return;
    }
    lock.lock();
    try {
      waiting.put(event.counter(), event);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for an event, and returns all that there are; none after the time, or when it is closed.
  List<Event> take(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (waiting.isEmpty() && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      var events = List.copyOf(waiting.values());
      waiting.clear();
      return events;
    } finally {
      lock.unlock();
    }
  }

  /// Lets the stream end: whoever takes from it goes on at once.
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isOpen() {
    lock.lock();
    try {
      return !closed;
    } finally {
      lock.unlock();
    }
  }
}
