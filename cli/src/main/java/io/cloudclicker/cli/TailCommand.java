package io.cloudclicker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Follows totals.
@Command(
    name = "tail",
    description = "Totals as they move, a line each, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private final Target target;

  @Parameters(paramLabel = "COUNTER", description = "their names; global without any")
  private List<String> counters = List.of();

  @Option(names = "--times", paramLabel = "N", description = "so many lines, then the end")
  private int times = Integer.MAX_VALUE;

  TailCommand(Target target) {
    this.target = target;
  }

  @Override
  public Integer call() throws NoAnswer {
    try (Stream<String> lines = target.api().lines(path())) {
      lines
          .filter(line -> line.startsWith(DATA))
          .limit(times)
          .forEach(line -> show(line.substring(DATA.length()).strip()));
    } catch (UncheckedIOException e) {
      throw new NoAnswer("the stream broke: " + e.getMessage());
    }
    return Ops.WELL;
  }

  private String path() {
    if (counters.isEmpty()) {
      return "count/stream";
    }
    for (var counter : counters) {
      if (!counter.matches("[a-z0-9._-]{1,64}")) {
        throw new ParameterException(command.commandLine(), "no counter is called " + counter);
      }
    }
    return counters.stream().collect(Collectors.joining("&counter=", "api/stream?counter=", ""));
  }

  private void show(String data) {
    out().println(target.json() ? data : line(data));
    out().flush();
  }

  private static String line(String data) {
    try {
      return line(JSON.readTree(data));
    } catch (JsonProcessingException e) {
      return data;
    }
  }

  private static String line(JsonNode total) {
    return "%s  %s  %s, %s ms behind%s"
        .formatted(
            total.path("as_of").asText(),
            total.path("counter").asText(),
            total.path("count").asText(),
            total.path("lag_ms").asText(),
            total.path("stale").asBoolean() ? ", stale" : "");
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
