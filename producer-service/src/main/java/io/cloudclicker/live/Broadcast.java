package io.cloudclicker.live;

import io.cloudclicker.reading.TotalsWatch;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterName;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells listeners how the totals move: one platform thread looks at all counters that somebody
/// listens to, after a change at once, but at most once an interval; and once a second in any case,
/// because totals also age. Safe for any thread.
final class Broadcast {

  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TotalsWatch totals;
  private final JsonEvents events;
  private final Duration interval;
  private final Duration quietInterval;
  private final Duration inAnyCase;
  private final Map<CounterName, Channel> channels = new ConcurrentHashMap<>();
  private final Semaphore changed = new Semaphore(0);
  private volatile @Nullable Thread thread;

  Broadcast(TotalsWatch totals, JsonEvents events, LiveProperties properties) {
    this(totals, events, properties, SECOND);
  }

  Broadcast(TotalsWatch totals, JsonEvents events, LiveProperties properties, Duration inAnyCase) {
    this.totals = totals;
    this.events = events;
    interval = properties.interval();
    quietInterval = properties.quietInterval();
    this.inAnyCase = inAnyCase;
    totals.onChange(changed::release);
  }

  /// From now on the mailbox gets the events of these counters, first the present totals.
  void listen(Mailbox mailbox, Collection<CounterName> counters) {
    for (var counter : counters) {
      channels.compute(counter, (_, channel) -> with(mailbox, channel));
    }
    changed.release();
  }

  void leave(Mailbox mailbox, Collection<CounterName> counters) {
    for (var counter : counters) {
      channels.computeIfPresent(counter, (_, channel) -> without(mailbox, channel));
    }
  }

  void start() {
    var runner = Thread.ofPlatform().name("live").unstarted(this::run);
    thread = runner;
    runner.start();
  }

  void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  private Channel with(Mailbox mailbox, @Nullable Channel known) {
    var channel = known == null ? new Channel(quietInterval) : known;
    channel.add(mailbox);
    return channel;
  }

  private static @Nullable Channel without(Mailbox mailbox, Channel channel) {
    channel.remove(mailbox);
    return channel.isEmpty() ? null : channel;
  }

  private void run() {
    try {
      while (thread != null) {
        var _ = changed.tryAcquire(inAnyCase.toMillis(), TimeUnit.MILLISECONDS);
        changed.drainPermits();
        turn();
        Thread.sleep(interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      long now = System.nanoTime();
      channels.forEach((counter, channel) -> tell(counter, channel, now));
    } catch (RuntimeException e) {
      // The thread outlives whatever it meets: without it nobody would hear anything.
      LOG.error(
          "The totals could not be told to those who listen runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  private void tell(CounterName counter, Channel channel, long nowNanos) {
    totals
        .known(counter)
        .ifPresent(
            reading -> channel.tell(reading, nowNanos, present -> events.encode(counter, present)));
  }
}
