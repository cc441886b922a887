package io.cloudclicker.prove;

import io.cloudclicker.testing.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The command: runs rows of the matrix and says what became of each.
public final class Prove {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final PrintStream out;
  private final Options options;
  private final Map<Row, Result> results = new LinkedHashMap<>();

  private Prove(PrintStream out, Options options) {
    this.out = out;
    this.options = options;
  }

  /// Ends with 0 where every row that could run held, 1 where one did not, 2 where an option is
  /// wrong.
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      return new Prove(System.out, Options.of(arguments)).run();
    } catch (Options.Wrong e) {
      System.err.println("clicker: " + e.getMessage());
      return MISUSED;
    } catch (IOException e) {
      System.err.println("clicker: the results can't be written: " + e.getMessage());
      return FAILED;
    }
  }

  private int run() throws IOException {
    if (options.help()) {
      out.print(Options.HELP);
      return 0;
    }
    var begun = Instant.now();
    var folder = Path.of("system-tests", "target", "prove", Long.toString(begun.toEpochMilli()));
    Stack.shared();
    out.printf("Seed %d. Logs in %s.%n", options.seed(), folder);
    boolean held = options.soak().isZero() ? runRows(begun, folder) : soak(folder);
    return held ? 0 : FAILED;
  }

  private boolean soak(Path folder) throws IOException {
    try {
      boolean held = new Soak(out, options.soak(), options.seed(), folder).run();
      out.println(held ? "Nothing grew." : "Something grew; docs/reliability.md says what.");
      return held;
    } catch (IOException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      // Whatever the soak meets is its result, as with a row.
      out.printf("The soak ended early: %s%n", e.getMessage());
      return false;
    }
  }

  private boolean runRows(Instant begun, Path folder) throws IOException {
    var runner = new Runner(Stack::shared, options.pace(), options.seed(), folder);
    for (var row : options.rows()) {
      out.printf("%n%s%n", row.title());
      var result = runner.run(row);
      results.put(row, result);
      out.println(Table.line(result));
      if (result instanceof Result.Failed) {
        out.printf("  seed %d, logs in %s%n", options.seed(), runner.logs(row));
      }
    }
    out.printf("%n%s%n%s%n", Table.text(results), Table.sentence(results));
    if (options.isWhole()) {
      var command = Page.command(String.join(" ", options.asked()), options.seed(), begun);
      Page.LAST_RUN.write(command + "\n\n" + Table.markdown(results));
    }
    return Table.holds(results);
  }
}
