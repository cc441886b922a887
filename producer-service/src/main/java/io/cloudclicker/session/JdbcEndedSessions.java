package io.cloudclicker.session;

import io.cloudclicker.runbook.Runbook;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks MySQL each second which sessions have ended lately, on a thread of its own, and clears what
/// has been over for long. While MySQL is away nothing can be ended either; what was known stays
/// known.
final class JdbcEndedSessions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcEndedSessions.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration CLOCKS_APART = Duration.ofMinutes(2);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int ROUNDS_BETWEEN_CLEARING = 600;

  private final JdbcClient jdbc;
  private final EndedSessions ended;
  private final Duration remembered;
  private final Clock clock;
  private final Thread thread = Thread.ofVirtual().name("ended-sessions").unstarted(this::run);

  /// @param access how long access tokens live
  JdbcEndedSessions(JdbcClient jdbc, EndedSessions ended, Duration access, Clock clock) {
    this.jdbc = jdbc;
    this.ended = ended;
    this.remembered = access.plus(CLOCKS_APART);
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  private void run() {
    for (long round = 0; !Thread.currentThread().isInterrupted(); round++) {
      try {
        read();
        if (round % ROUNDS_BETWEEN_CLEARING == 0) {
          clear();
        }
      } catch (DataAccessException e) {
        LOG.debug("Ended sessions can't be read now", e);
      } catch (RuntimeException e) { // whatever it is, the next round tries again
        LOG.error("Ended sessions were not read runbook={}", Runbook.UNFORESEEN, e);
      }
      pause();
    }
  }

  /// Right also for what other instances commit meanwhile: the next round has it.
  void read() {
    var since = clock.millis() - remembered.toMillis();
    var ids =
        jdbc.sql("SELECT id FROM account_session WHERE ended_at > ?")
            .param(since)
            .query(String.class)
            .list();
    var found = Set.copyOf(ids);
    ended.replace(found);
  }

  private void clear() {
    long past = clock.millis() - KEPT.toMillis();
    for (var sql :
        new String[] {
          "DELETE FROM account_session WHERE ended_at < ? LIMIT 1000",
          "DELETE FROM account_session WHERE expires_at < ? LIMIT 1000",
          "DELETE FROM lockout WHERE failed_at < ? LIMIT 1000"
        }) {
      jdbc.sql(sql).param(past).update();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
