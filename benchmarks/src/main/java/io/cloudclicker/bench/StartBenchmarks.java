package io.cloudclicker.bench;

import io.cloudclicker.embedded.LocalPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// From the start of a process to its first 202.
final class StartBenchmarks {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private StartBenchmarks() {}

  /// With an AOT cache that a run of the same jar left behind, and without.
  static void start(Trial trial) throws Exception {
    var cache = Files.createDirectories(trial.folder()).resolve("producer.aot").toAbsolutePath();
    try (var system = new Deployment(trial)) {
      system.consumer(Map.of());
      system.startedAndStopped(with("-XX:AOTCacheOutput=" + cache));
      if (!Files.exists(cache)) {
        throw new CannotRun("this JVM writes no AOT cache (-XX:AOTCacheOutput)");
      }
      trial.inTurns(
          "",
          "s",
          new Goal.AtMost(0.75),
          () -> system.startedAndStopped(with("-XX:AOTCache=" + cache)),
          () -> system.startedAndStopped(Deployment.JVM));
      system.checkLedger();
    }
  }

  private static List<String> with(String option) {
    return Stream.concat(Deployment.JVM.stream(), Stream.of(option)).toList();
  }

  /// `./clicker up` on data that an earlier start left.
  static void up(Trial trial) throws Exception {
    var data = Files.createDirectories(trial.folder()).resolve("data").toAbsolutePath();
    up(data);
    var seconds = new ArrayList<Double>();
    for (int round = 0; round < trial.rounds(); round++) {
      seconds.add(up(data));
    }
    trial.found(Figure.alone("", "s", seconds, new Goal.AtMost(15)));
    trial.note(
        "The benchmarks' own Kafka, database and Redis run besides, and have nothing to do.");
  }

  private static double up(Path data) throws Exception {
    int port = LocalPort.free();
    long begun = System.nanoTime();
    var process =
        new ProcessBuilder(
                "./clicker", "up", "--data", data.toString(), "--port", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolveSibling("up.log").toFile()))
            .start();
    try {
      firstPress(URI.create("http://localhost:" + port + "/count"), process::isAlive);
      return (System.nanoTime() - begun) / 1e9;
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /// Presses until one is acknowledged.
  static void firstPress(URI count, BooleanSupplier isAlive) throws InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!pressed(count)) {
      if (!isAlive.getAsBoolean() || System.nanoTime() - limit > 0) {
        throw new VoidRun("it never took a click");
      }
      Thread.sleep(LOOK);
    }
  }

  private static boolean pressed(URI count) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(count)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Drive.PRESS))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      return false;
    }
  }
}
