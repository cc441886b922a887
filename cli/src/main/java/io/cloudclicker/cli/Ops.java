package io.cloudclicker.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The verbs, and what their exit status says.
@Command(
    name = "ops",
    description = "Asks a running system.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nThe exit status:%n",
    footer = {
      "  0  all is well",
      "  1  something is not: counting is behind, there is drift, records wait, a recount failed",
      "  2  the options are wrong",
      "  3  the system refused, or can't be reached"
    })
public final class Ops {

  static final int WELL = 0;
  static final int NOT_WELL = 1;
  static final int WRONG_OPTIONS = 2;
  static final int NO_ANSWER = 3;

  /// @param environment `CLICKER_URL` and `CLICKER_API_TOKEN` are read from it
  public static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
    var line =
        new CommandLine(new Ops())
            .addSubcommand(new LagCommand(new Target(environment)))
            .addSubcommand(new AuditCommand(new Target(environment)))
            .addSubcommand(new RejectedCommand(new Target(environment)))
            .addSubcommand(new RecountCommand(new Target(environment)))
            .addSubcommand(new TailCommand(new Target(environment)));
    line.setOut(out);
    line.setErr(err);
    line.setExecutionExceptionHandler(
        (thrown, command, _) -> {
          if (!(thrown instanceof NoAnswer)) {
            throw thrown;
          }
          command.getErr().println("ops: " + thrown.getMessage());
          return NO_ANSWER;
        });
    if (arguments.length == 0) {
      line.usage(err);
      return WRONG_OPTIONS;
    }
    return line.execute(arguments);
  }

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(System.getenv(), out, err, arguments));
  }
}
