package io.cloudclicker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How far the counting is behind.
@Command(
    name = "lag",
    description = "How far the counting is behind, what holds it, and when it has caught up.",
    mixinStandardHelpOptions = true)
final class LagCommand implements Callable<Integer> {

  private static final String HOME_AND_CLEAR = "\033[H\033[2J";

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private final Target target;

  @Option(names = "--watch", description = "again every second, with a graph, until Ctrl-C")
  private boolean watch;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "with --watch: so many times, then the exit status of the last")
  private int times = Integer.MAX_VALUE;

  LagCommand(Target target) {
    this.target = target;
  }

  @Override
  public Integer call() throws NoAnswer, InterruptedException {
    var api = target.api();
    if (!watch) {
      return show(api.get("api/ops/lag"));
    }
    var graph = new Graph();
    int status = Ops.WELL;
    for (int time = 0; time < times; time++) {
      if (time > 0) {
        TimeUnit.SECONDS.sleep(1);
      }
      var lag = api.get("api/ops/lag");
      graph.add(lag.path("seconds").asDouble());
      begin(time);
      status = show(lag);
      if (!target.json()) {
        out().printf("%n%s  at most %.1f s%n", graph, graph.highest());
      }
      out().flush();
    }
    return status;
  }

  /// A terminal is drawn anew; in a file one reading follows the other.
  private void begin(int time) {
    if (target.json()) {
      return;
    }
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
      out().print(HOME_AND_CLEAR);
    } else if (time > 0) {
      out().println();
    }
  }

  private int show(JsonNode lag) {
    if (target.json()) {
      out().println(lag);
    } else {
      table(lag).print(out());
      out().println();
      out().println(summary(lag));
      out().printf("as of %s; see %s%n", lag.path("as_of").asText(), lag.path("runbook").asText());
    }
    return lag.path("bottleneck").asText().equals("none") ? Ops.WELL : Ops.NOT_WELL;
  }

  private static Table table(JsonNode lag) {
    var table =
        new Table("partition", "log end", "applied", "records", "clicks", "seconds", "lost");
    for (var part : lag.path("partitions")) {
      table.row(
          part.path("partition").asText(),
          part.path("log_end").asText(),
          part.path("applied").asText(),
          part.path("records").asText(),
          part.path("clicks").asText(),
          seconds(part.path("seconds")),
          part.path("lost").asText());
    }
    return table;
  }

  private static String summary(JsonNode lag) {
    return "%s s behind, %s records; in %s/s, out %s/s, drained in %s; bottleneck: %s"
        .formatted(
            seconds(lag.path("seconds")),
            lag.path("records").asText(),
            lag.path("rate_in").asText(),
            lag.path("rate_out").asText(),
            lag.path("seconds_to_drain").isNull()
                ? "never"
                : lag.path("seconds_to_drain").asText() + " s",
            lag.path("bottleneck").asText());
  }

  private static String seconds(JsonNode seconds) {
    return seconds.isNull() ? "?" : seconds.asText();
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
