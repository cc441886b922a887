package io.cloudclicker.prove;

import io.cloudclicker.testing.process.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A number that a process exports.
final class Metric {

  /// Batches that changed nothing, because the database did not stand where they begin.
  static final String BATCHES_MOVED = "clicker_batches_moved_total";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Metric() {}

  /// The sum of all its series.
  static long of(ServiceProcess process, String name) throws IOException, InterruptedException {
    return of(process, name, "");
  }

  /// The sum of those that have a label.
  ///
  /// @param label as it is written; empty for any
  static long of(ServiceProcess process, String name, String label)
      throws IOException, InterruptedException {
    var uri = process.management().resolve("actuator/prometheus");
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
    return HTTP.send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .filter(line -> line.contains(label))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
