package io.cloudclicker.bench;

import io.cloudclicker.testing.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The working tree against a commit, round for round, in a few minutes: what became slower than
/// the noise.
final class Comparison {

  /// The system properties of the other build's jars end so.
  static final String OTHER = ".other";

  private static final int CLIENTS = 64;
  private static final double TOLERATED = 0.05;
  private static final Effort EFFORT = new Effort(5, Duration.ofMillis(2_500));
  private static final int RECORDS = 400_000;

  private final PrintStream out;
  private final Stack stack;
  private final Path folder;

  Comparison(PrintStream out, Stack stack, Path folder) {
    this.out = out;
    this.stack = stack;
    this.folder = folder;
  }

  /// One thing that both can do, and what each round measured; more is better.
  record Pair(String what, String unit, List<Double> ours, List<Double> theirs) {

    Pair(String what, String unit) {
      this(what, unit, new ArrayList<>(), new ArrayList<>());
    }

    /// Slower in every round, and by more than a twentieth in the middle: noise alone does that
    /// once in dozens of runs.
    boolean isSlower() {
      var ratios = figure().spread();
      return ratios.high() < 1 && figure().value() < 1 - TOLERATED;
    }

    Figure figure() {
      return new Figure(what, unit, ours, theirs, new Goal.None());
    }

    String line() {
      var spread = figure().spread();
      return "  %-34s %s of the other (rounds %s to %s; %s and %s %s)%s"
          .formatted(
              what,
              Numbers.text(figure().value()),
              Numbers.text(spread.low()),
              Numbers.text(spread.high()),
              Numbers.text(Spread.of(ours).median()),
              Numbers.text(Spread.of(theirs).median()),
              unit,
              isSlower() ? "  SLOWER" : "");
    }
  }

  /// Whether nothing became slower.
  ///
  /// @throws VoidRun where a run of either had an error, or its ledger is not exact
  boolean run() throws Exception {
    var trial = new Trial(() -> stack, EFFORT, folder);
    var pairs = new ArrayList<Pair>();
    calls(trial, pairs);
    counting(trial, pairs);
    pairs.forEach(pair -> out.println(pair.line()));
    return pairs.stream().noneMatch(Pair::isSlower);
  }

  private static void calls(Trial trial, List<Pair> pairs) throws Exception {
    try (var ours = of(trial, "");
        var theirs = of(trial, OTHER)) {
      for (var system : List.of(ours, theirs)) {
        system.consumer(Map.of());
        system.producer(Map.of());
        press(trial, system);
        read(trial, system);
      }
      var presses = new Pair("POST /count", "requests/s");
      var reads = new Pair("GET /count", "requests/s");
      for (int round = 0; round < trial.rounds(); round++) {
        for (var system : round % 2 == 0 ? List.of(ours, theirs) : List.of(theirs, ours)) {
          (system == ours ? presses.ours() : presses.theirs()).add(press(trial, system));
          (system == ours ? reads.ours() : reads.theirs()).add(read(trial, system));
        }
      }
      pairs.addAll(List.of(presses, reads));
      ours.checkLedger();
      theirs.checkLedger();
    }
  }

  private static double press(Trial trial, Deployment system) throws IOException {
    var drive = Drive.post(trial, system.uri().resolve("count"));
    return drive.perSecond(system.enter(drive.peak(CLIENTS)));
  }

  private static double read(Trial trial, Deployment system) throws IOException {
    var drive = Drive.get(trial, system.uri().resolve("count"));
    return drive.perSecond(drive.peak(CLIENTS));
  }

  private static Deployment of(Trial trial, String suffix) {
    return new Deployment(trial, trial.stack().newTopic(Deployment.PARTITIONS), suffix);
  }

  private static void counting(Trial trial, List<Pair> pairs) throws Exception {
    var pair = new Pair("counting, every click with a key", "clicks/s");
    var topic = trial.stack().newTopic(Deployment.PARTITIONS);
    Filling.KEYED.into(
        topic, Deployment.PARTITIONS, RECORDS, trial.stack().kafkaBootstrapServers());
    for (int round = 0; round < trial.rounds(); round++) {
      boolean oursFirst = round % 2 == 0;
      double first =
          ConsumerBenchmarks.countedPerSecond(trial, topic, RECORDS, oursFirst ? "" : OTHER);
      double second =
          ConsumerBenchmarks.countedPerSecond(trial, topic, RECORDS, oursFirst ? OTHER : "");
      pair.ours().add(oursFirst ? first : second);
      pair.theirs().add(oursFirst ? second : first);
    }
    pairs.add(pair);
  }

  /// Builds the commit in a worktree of its own, once, and names its jars.
  static void build(PrintStream out, String revision) throws IOException, InterruptedException {
    var commit = Machine.said("git", "rev-parse", "--verify", "--quiet", revision + "^{commit}");
    if (commit.isEmpty()) {
      throw new CannotRun("git knows no commit \"%s\"".formatted(revision));
    }
    var tree = Path.of("benchmarks", "target", "other", commit).toAbsolutePath();
    if (!Files.exists(tree.resolve("built"))) {
      out.printf("Building %s in %s; this takes some minutes.%n", commit, tree);
      command(Path.of("."), "git", "worktree", "prune");
      if (!Files.exists(tree)) {
        command(
            Path.of("."), "git", "worktree", "add", "--quiet", "--detach", tree.toString(), commit);
      }
      command(
          tree,
          "./mvnw",
          "-q",
          "-B",
          "-ntp",
          "-pl",
          "producer-service,consumer-service",
          "-am",
          "-Dmaven.test.skip=true",
          "package");
      Files.createFile(tree.resolve("built"));
    }
    System.setProperty("clicker.producer.jar" + OTHER, jar(tree, "producer-service"));
    System.setProperty("clicker.consumer.jar" + OTHER, jar(tree, "consumer-service"));
  }

  private static String jar(Path tree, String module) throws IOException {
    try (var jars =
        Files.newDirectoryStream(tree.resolve(module).resolve("target"), module + "-*-exec.jar")) {
      for (var jar : jars) {
        return jar.toString();
      }
    }
    throw new CannotRun("the other build left no jar of " + module);
  }

  private static void command(Path folder, String... command)
      throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new CannotRun("%s ended with %d".formatted(String.join(" ", command), status));
    }
  }
}
