package io.cloudclicker.producer;

import io.cloudclicker.runbook.Runbook;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/// Brings the schema up to date before the service starts, where the database is there; where it is
/// away, the service starts after a moment, and a platform thread goes on trying. A schema that
/// can't be brought up to date ends the start.
@Component
final class JdbcMigration implements FlywayMigrationStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcMigration.class);
  private static final Duration MOMENT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int VALID_SECONDS = 2;

  /// How a try ended that was not for want of a database.
  private sealed interface End {
    record Done() implements End {}

    record Failed(RuntimeException failure) implements End {}
  }

  @Override
  public void migrate(Flyway flyway) {
    var end = new ArrayBlockingQueue<End>(1);
    Thread.ofPlatform().daemon().name("migration").start(() -> tryOn(flyway, end));
    try {
      switch (end.poll(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        case End.Done _ -> LOG.debug("The schema is up to date");
        case End.Failed(var failure) -> throw failure;
        case null ->
            LOG.warn("The database is away; starting without it runbook={}", Runbook.MYSQL_AWAY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tryOn(Flyway flyway, BlockingQueue<End> end) {
    try {
      while (!migrated(flyway)) {
        Thread.sleep(PAUSE);
      }
      var _ = end.offer(new End.Done());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The schema can't be brought up to date runbook={}", Runbook.SCHEMA, e);
      var _ = end.offer(new End.Failed(e));
    }
  }

  /// False where the database is away, or went away meanwhile.
  private static boolean migrated(Flyway flyway) {
    if (!isThere(flyway.getConfiguration().getDataSource())) {
      return false;
    }
    try {
      flyway.migrate();
      return true;
    } catch (FlywayException e) {
      if (isThere(flyway.getConfiguration().getDataSource())) {
        throw e;
      }
      return false;
    }
  }

  private static boolean isThere(DataSource database) {
    try (var connection = database.getConnection()) {
      return connection.isValid(VALID_SECONDS);
    } catch (SQLException e) {
      LOG.debug("The database is away: {}", e.toString());
      return false;
    }
  }
}
