package io.cloudclicker.live;

import io.cloudclicker.caller.SessionEnds;
import io.cloudclicker.own.OwnClicks;
import io.cloudclicker.own.OwnClicks.Share;
import io.cloudclicker.runbook.Runbook;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The streams of people who said who they are. Once a second one thread asks for the own clicks of
/// all of them together, and ends the streams of sessions that have ended. Safe for any thread.
final class Seats {

  private static final Logger LOG = LoggerFactory.getLogger(Seats.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final OwnClicks ownClicks;
  private final SessionEnds ended;
  private final Set<Seat> taken = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread thread;

  Seats(OwnClicks ownClicks, SessionEnds ended) {
    this.ownClicks = ownClicks;
    this.ended = ended;
  }

  /// Asks for this one at once, so that its first total tells the own clicks as well.
  void take(Seat seat) {
    taken.add(seat);
    ownClicks.of(seat.shares()).ifPresent(seat::learn);
  }

  void leave(Seat seat) {
    taken.remove(seat);
  }

  void start() {
    thread = Thread.ofVirtual().name("seats").start(this::run);
  }

  void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  /// What is known stays where the database does not answer.
  void round() {
    var seats = List.copyOf(taken);
    seats.stream().filter(seat -> ended.contains(seat.session())).forEach(Seat::end);
    var shares = new LinkedHashSet<Share>();
    seats.forEach(seat -> shares.addAll(seat.shares()));
    if (!shares.isEmpty()) {
      ownClicks.of(shares).ifPresent(sums -> seats.forEach(seat -> seat.learn(sums)));
    }
  }

  private void run() {
    try {
      while (thread != null) {
        try {
          round();
        } catch (RuntimeException e) { // whatever it is, the next round tries again
          LOG.error(
              "Own clicks were not told to those who listen runbook={}", Runbook.UNFORESEEN, e);
        }
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
