package io.cloudclicker.bench;

import io.cloudclicker.generator.Outcome;
import io.cloudclicker.wire.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// Presses one at a time beside a load, and keeps where each press was stored, and when.
final class Probe {

  private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");

  /// @param sentNanos and `answeredNanos` of `System.nanoTime()`
  record Press(long sentNanos, long answeredNanos, Receipt receipt) {}

  private final Deployment system;
  private final Drive drive;
  private final Duration between;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param drive the load beside it
  /// @param between from an answer to the next press
  Probe(Deployment system, Drive drive, Duration between) {
    this.system = system;
    this.drive = drive;
    this.between = between;
  }

  static URI count(Deployment system) {
    return system.uri().resolve("count");
  }

  /// One round.
  ///
  /// @param rate of the load, a second
  /// @return one press at least
  List<Press> pressBeside(double rate) throws IOException, InterruptedException {
    var load = CompletableFuture.supplyAsync(() -> load(rate));
    var presses = new ArrayList<Press>();
    while (!load.isDone() || presses.isEmpty()) {
      presses.add(press());
      Thread.sleep(between);
    }
    load.join();
    return presses;
  }

  private Outcome load(double rate) {
    try {
      return system.enter(drive.at(rate));
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private Press press() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(count(system))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Drive.PRESS))
            .build();
    long sent = System.nanoTime();
    var answer = http.send(request, BodyHandlers.ofString());
    long answered = System.nanoTime();
    var receipt = RECEIPT.matcher(answer.body());
    if (answer.statusCode() != 202 || !receipt.find()) {
      throw new VoidRun("a press was answered %d".formatted(answer.statusCode()));
    }
    system.acknowledged();
    return new Press(sent, answered, Receipt.parse(receipt.group(1)).orElseThrow());
  }

  /// How long it took, of the presses of a round.
  static Histogram histogram(List<Press> presses, ToLongFunction<Press> nanos) {
    var latencies = new Histogram(3);
    presses.forEach(press -> latencies.recordValue(nanos.applyAsLong(press)));
    return latencies;
  }

  static double millis(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }
}
