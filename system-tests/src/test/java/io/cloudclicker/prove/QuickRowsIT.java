package io.cloudclicker.prove;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cloudclicker.testing.Stack;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The rows of the matrix that most endanger exactness, with small loads. `./clicker prove` runs
/// all of them with large ones.
class QuickRowsIT {

  private final long seed = System.nanoTime();
  private final Runner runner =
      new Runner(Stack::shared, Pace.QUICK, seed, Path.of("target", "prove"));

  @TestFactory
  Stream<DynamicTest> hold() {
    return Matrix.rows().stream()
        .filter(Row::quick)
        .map(row -> dynamicTest(row.title(), () -> holds(row)));
  }

  private void holds(Row row) {
    switch (runner.run(row)) {
      case Result.Passed passed -> System.out.println(row.title() + "\n" + Table.line(passed));
      case Result.Failed(var _, var _, var reason) ->
          fail("%s%nseed %d, logs in %s".formatted(reason, seed, runner.logs(row)));
      case Result.NotRun(var reason) -> fail("did not run: " + reason);
    }
  }
}
