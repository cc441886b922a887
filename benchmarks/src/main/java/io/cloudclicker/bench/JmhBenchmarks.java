package io.cloudclicker.bench;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// The hot code alone, by JMH in a JVM of its own: no goals, only what later changes are held
/// against.
final class JmhBenchmarks {

  private JmhBenchmarks() {}

  static void run(Trial trial) throws Exception {
    Files.createDirectories(trial.folder());
    var second = TimeValue.milliseconds(Math.clamp(trial.takes().toMillis() / 8, 100, 1_000));
    var options =
        new OptionsBuilder()
            .include("^io\\.cloudclicker\\..*Jmh\\.")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(second)
            .measurementIterations(Math.max(1, trial.rounds()))
            .measurementTime(second)
            .shouldFailOnError(true)
            .jvmArgsAppend("-XX:+UseCompactObjectHeaders")
            .output(trial.folder().resolve("jmh.log").toString())
            .build();
    for (var result : new Runner(options).run()) {
      trial.found(Figure.alone(name(result.getParams()), "ns", rounds(result), new Goal.None()));
    }
  }

  private static String name(BenchmarkParams of) {
    var method = of.getBenchmark().replaceAll(".*\\.([A-Za-z]+)Jmh\\.", "$1.");
    var values =
        of.getParamsKeys().stream()
            .map(key -> key + " " + of.getParam(key))
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? method : method + ", " + values;
  }

  private static List<Double> rounds(RunResult result) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .map(iteration -> iteration.getPrimaryResult().getScore())
        .toList();
  }
}
