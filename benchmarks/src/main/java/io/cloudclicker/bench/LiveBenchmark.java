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

/// From a press to the moment when a listener sees a total that includes it, while others press at
/// half of what the system can take.
final class LiveBenchmark {

  private static final Pattern RECEIPT = Pattern.compile("\"receipt\":\"([^\"]+)\"");
  private static final Duration BETWEEN = Duration.ofMillis(20);

  /// @param sentNanos and `answeredNanos` of `System.nanoTime()`
  private record Press(long sentNanos, long answeredNanos, Receipt receipt) {}

  private final Trial trial;
  private final Deployment system;
  private final Drive drive;
  private final HttpClient http = HttpClient.newHttpClient();

  private LiveBenchmark(Trial trial, Deployment system) {
    this.trial = trial;
    this.system = system;
    drive = Drive.post(trial, count());
  }

  static void run(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      new LiveBenchmark(trial, system).run();
    }
  }

  private void run() throws Exception {
    system.enter(drive.peak(256));
    double rate = drive.perSecond(system.enter(drive.peak(256))) / 2;
    var visible = new ArrayList<Double>();
    var answered = new ArrayList<Double>();
    try (var listening = new Listening(system.uri())) {
      for (int round = 0; round < trial.rounds(); round++) {
        var presses = pressBesides(rate);
        Deployment.await(
            "the last press is to be seen",
            () -> listening.whenSeen(it -> it.includes(presses.getLast().receipt())).isPresent());
        visible.add(p99(presses, press -> seen(listening, press) - press.sentNanos()));
        answered.add(p99(presses, press -> press.answeredNanos() - press.sentNanos()));
      }
    }
    trial.found(
        Figure.alone(
            "press → visible", "ms at the 99th percentile", visible, new Goal.AtMost(500)));
    trial.found(
        Figure.alone("press → 202", "ms at the 99th percentile", answered, new Goal.None()));
    trial.note("Beside %s presses a second.".formatted(Numbers.text(rate)));
    system.checkLedger();
  }

  private static long seen(Listening listening, Press press) {
    return listening.whenSeen(it -> it.includes(press.receipt())).orElseThrow();
  }

  private List<Press> pressBesides(double rate) throws IOException, InterruptedException {
    var load = CompletableFuture.supplyAsync(() -> load(rate));
    var presses = new ArrayList<Press>();
    while (!load.isDone() || presses.isEmpty()) {
      presses.add(press());
      Thread.sleep(BETWEEN);
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
        HttpRequest.newBuilder(count())
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

  private URI count() {
    return system.uri().resolve("count");
  }

  private static double p99(List<Press> presses, ToLongFunction<Press> nanos) {
    var latencies = new Histogram(3);
    presses.forEach(press -> latencies.recordValue(nanos.applyAsLong(press)));
    return latencies.getValueAtPercentile(99) / 1e6;
  }
}
