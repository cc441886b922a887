package io.cloudclicker.prove;

import io.cloudclicker.testing.Stack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/// Runs rows, each on its own and whatever became of the ones before.
final class Runner {

  private final Supplier<Stack> stack;
  private final Pace pace;
  private final long seed;
  private final Path folder;

  /// @param folder for the rows' ledgers and logs, one folder each
  Runner(Supplier<Stack> stack, Pace pace, long seed, Path folder) {
    this.stack = stack;
    this.pace = pace;
    this.seed = seed;
    this.folder = folder;
  }

  Result run(Row row) {
    long begun = System.nanoTime();
    var trial = new Trial(stack.get(), pace, seed, logs(row));
    try {
      row.body().run(trial);
      return trial.clicks().exact()
          ? new Result.Passed(trial.clicks(), since(begun))
          : new Result.Failed(trial.clicks(), since(begun), "clicks were lost or doubled");
    } catch (CannotRun e) {
      return new Result.NotRun(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.NotRun("interrupted");
    } catch (Exception | AssertionError e) {
      // Whatever a row meets is its result; the next row runs all the same.
      return new Result.Failed(trial.clicks(), since(begun), String.valueOf(e.getMessage()));
    }
  }

  Path logs(Row row) {
    return folder.resolve("row-" + row.number());
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
