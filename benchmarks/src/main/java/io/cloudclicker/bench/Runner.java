package io.cloudclicker.bench;

import io.cloudclicker.testing.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/// Runs benchmarks, each on its own and whatever became of the ones before.
final class Runner {

  private final Supplier<Stack> stack;
  private final Effort effort;
  private final Path folder;

  /// @param folder for the benchmarks' logs, one folder each
  Runner(Supplier<Stack> stack, Effort effort, Path folder) {
    this.stack = stack;
    this.effort = effort;
    this.folder = folder;
  }

  Result run(Benchmark benchmark) {
    long begun = System.nanoTime();
    var trial = new Trial(stack, effort, logs(benchmark));
    try {
      benchmark.body().run(trial);
      return new Result.Measured(trial.figures(), trial.notes(), since(begun));
    } catch (CannotRun e) {
      return new Result.NotRun(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.NotRun("interrupted");
    } catch (Exception | AssertionError e) {
      // Whatever a benchmark meets voids it; the next one runs all the same.
      return new Result.Voided(reason(e), since(begun));
    }
  }

  Path logs(Benchmark benchmark) {
    return folder.resolve(benchmark.name());
  }

  private static String reason(Throwable e) {
    return e instanceof VoidRun ? String.valueOf(e.getMessage()) : e.toString();
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
