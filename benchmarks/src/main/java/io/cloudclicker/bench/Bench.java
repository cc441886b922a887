package io.cloudclicker.bench;

import io.cloudclicker.testing.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;

/// The command: runs benchmarks and writes what they found.
public final class Bench {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final Path DOCUMENTATION = Path.of("docs", "benchmarks");
  private static final Path TARGET = Path.of("benchmarks", "target", "bench");

  private final PrintStream out;
  private final Instant begun = Instant.now();
  private final Path folder = TARGET.resolve(Long.toString(begun.toEpochMilli()));

  private Bench(PrintStream out) {
    this.out = out;
  }

  /// Ends with 0 where every figure counts, 1 where a run was void or something became slower, 2
  /// where an option is wrong.
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    try {
      var bench = new Bench(System.out);
      return switch (Options.of(arguments)) {
        case Options.Help _ -> bench.print(Options.HELP);
        case Options.Catalogue _ -> bench.print(Benchmarks.list());
        case Options.Quick(var revision) -> bench.compare(revision);
        case Options.Run run -> bench.measure(run);
      };
    } catch (Options.Wrong e) {
      System.err.println("clicker: " + e.getMessage());
      return MISUSED;
    } catch (IOException e) {
      System.err.println("clicker: the results can't be written: " + e.getMessage());
      return FAILED;
    }
  }

  private int print(String text) {
    out.print(text);
    return 0;
  }

  private int measure(Options.Run run) throws IOException {
    var load = Machine.load();
    try (var stack = Stack.startToMeasure()) {
      out.printf("%s%nOthers' load before: %s. Logs in %s.%n", stack.description(), load, folder);
      var results = new LinkedHashMap<Benchmark, Result>();
      var runner = new Runner(() -> stack, run.effort(), folder);
      for (var benchmark : run.benchmarks()) {
        out.printf(
            "%n%s: %s, against %s%n", benchmark.name(), benchmark.job(), benchmark.against());
        var result = runner.run(benchmark);
        results.put(benchmark, result);
        out.println(Report.line(result));
      }
      var written = run.isWhole() ? DOCUMENTATION : TARGET;
      new Report(results, header(run, stack, load)).write(written);
      out.printf("%nWritten: %s%n", written.resolve(Report.PAGE));
      return results.values().stream().noneMatch(Result.Voided.class::isInstance) ? 0 : FAILED;
    }
  }

  private List<String> header(Options.Run run, Stack stack, String load) {
    return List.of(
        "`%s` at commit %s, begun %s: %d rounds of %d s a side."
            .formatted(
                ("./clicker bench " + String.join(" ", run.asked())).strip(),
                Machine.commit(),
                begun.truncatedTo(ChronoUnit.MINUTES),
                run.effort().rounds(),
                run.effort().takes().toSeconds()),
        "%s. Others' load before: %s.".formatted(Machine.description(), load),
        stack.description(),
        run.effort().counts()
            ? "Every figure is the ratio of the medians of rounds that were taken in turns."
            : "**Too few rounds or seconds to count**: this only shows that the benchmarks run.");
  }

  private int compare(String revision) throws IOException {
    try {
      Comparison.build(out, revision);
      try (var stack = Stack.startToMeasure()) {
        boolean held = new Comparison(out, stack, folder).run();
        out.println(held ? "Nothing became slower than the noise." : "Something became slower.");
        return held ? 0 : FAILED;
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      // Whatever the comparison meets is its result.
      out.printf("The comparison is void: %s%n", e.getMessage());
      return FAILED;
    }
  }
}
