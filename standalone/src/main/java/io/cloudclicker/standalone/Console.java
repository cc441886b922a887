package io.cloudclicker.standalone;

import io.cloudclicker.embedded.DataDirectoryInUse;
import io.cloudclicker.embedded.DataFromNewerVersion;
import io.cloudclicker.embedded.ServerNotStarted;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the person before the screen is told: little.
final class Console {
  private final Instant processStart =
      ProcessHandle.current().info().startInstant().orElse(Instant.now());

  void starting(Path data) {
    System.out.printf("Data and logs are in %s%n", data);
    System.out.println("Kafka, MariaDB and Redis are starting...");
  }

  void servicesStart() {
    System.out.printf("The services are starting, after %s...%n", sinceStart());
  }

  void up(URI address) {
    System.out.printf(
        """

        Cloud Clicker is up at %1$s after %2$s; Ctrl-C stops it.
          press:  curl -X POST %1$s/click
          read:   curl %1$s/count
        """,
        address, sinceStart());
  }

  /// Not in the log: whoever reads it becomes the owner.
  void firstOwner(URI address, String token) {
    System.out.printf(
        """
          Nobody is an owner yet. Whoever registers with this becomes the one:
            curl -H 'Content-Type: application/json' %s/api/register \\
              -d '{"username":"NAME","password":"PASSWORD","owner_token":"%s"}'
        """,
        address, token);
  }

  void failed(RuntimeException failure, @Nullable Path log) {
    System.err.println(sentence(failure));
    if (log != null && !(failure instanceof CannotStart)) {
      System.err.println(log + " says more.");
    }
  }

  void stopping() {
    System.out.println("Stopping...");
  }

  void stopped() {
    System.out.println("Stopped; everything is kept.");
  }

  private static String sentence(RuntimeException failure) {
    return switch (failure) {
      case CannotStart _, DataDirectoryInUse _, DataFromNewerVersion _, ServerNotStarted _ ->
          String.valueOf(failure.getMessage());
      default -> "Cloud Clicker did not start: " + firstCause(failure);
    };
  }

  private static Throwable firstCause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : firstCause(cause);
  }

  private String sinceStart() {
    Duration duration = Duration.between(processStart, Instant.now());
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
