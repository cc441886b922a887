package io.cloudclicker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RunnerTest {

  private static final Effort EFFORT = new Effort(3, Duration.ofSeconds(1));

  private final Runner runner =
      new Runner(RunnerTest::none, EFFORT, Path.of("target", "runner-test"));
  private final List<String> order = new ArrayList<>();

  @Test
  void takesTheSidesInTurns_andLetsEachBegin() {
    var result =
        run(
            trial ->
                trial.inTurns(
                    "", "", new Goal.None(), () -> side("ours", 3), () -> side("theirs", 2)));

    assertThat(order).containsExactly("ours", "theirs", "theirs", "ours", "ours", "theirs");
    assertThat(result)
        .asInstanceOf(InstanceOfAssertFactories.type(Result.Measured.class))
        .extracting(measured -> measured.figures().getFirst().value())
        .isEqualTo(1.5);
  }

  @Test
  void voidsEverything_whenARunDoesNotCount() {
    var result =
        run(
            trial -> {
              trial.found(Figure.alone("", "", List.of(1.0), new Goal.None()));
              throw new VoidRun("the ledger is not exact");
            });

    assertThat(result)
        .asInstanceOf(InstanceOfAssertFactories.type(Result.Voided.class))
        .extracting(Result.Voided::reason)
        .isEqualTo("the ledger is not exact");
  }

  @Test
  void voidsEverything_whenABenchmarkFails() {
    var result =
        run(
            trial -> {
              throw new IOException("connection refused");
            });

    assertThat(result)
        .asInstanceOf(InstanceOfAssertFactories.type(Result.Voided.class))
        .extracting(Result.Voided::reason, InstanceOfAssertFactories.STRING)
        .contains("connection refused");
  }

  @Test
  void isNoFailure_whenTheMachineLacksSomething() {
    var result =
        run(
            trial -> {
              throw new CannotRun("there is no wrk here");
            });

    assertThat(result).isEqualTo(new Result.NotRun("there is no wrk here"));
  }

  @Test
  void tellsTheDearestRunOfTheGenerator() {
    var result =
        run(
            trial -> {
              trial.generatorCost(0.25);
              trial.generatorCost(0.5);
              trial.generatorCost(0.1);
            });

    assertThat(result)
        .asInstanceOf(InstanceOfAssertFactories.type(Result.Measured.class))
        .extracting(Result.Measured::notes, InstanceOfAssertFactories.list(String.class))
        .containsExactly("The load generator needed up to 50 % of one processor.");
  }

  private static Stack none() {
    throw new AssertionError("no stack is needed here");
  }

  private double side(String name, double value) {
    order.add(name);
    return value;
  }

  private Result run(Benchmark.Body body) {
    return runner.run(new Benchmark("some", "a job", "–", "–", body));
  }
}
