package io.cloudclicker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Orders a recount.
@Command(
    name = "recount",
    description = "Counts one counter or all again from the log, while clicks go on.",
    mixinStandardHelpOptions = true)
final class RecountCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private final Target target;

  @Parameters(arity = "0..1", paramLabel = "COUNTER", description = "its name; see --all")
  private @Nullable String counter;

  @Option(names = "--all", description = "all counters")
  private boolean all;

  @Option(names = "--wait", description = "return when it is done")
  private boolean wait;

  RecountCommand(Target target) {
    this.target = target;
  }

  @Override
  public Integer call() throws NoAnswer, InterruptedException {
    if (all == (counter != null)) {
      command.commandLine().getErr().println("ops: name a counter, or say --all");
      return Ops.WRONG_OPTIONS;
    }
    var api = target.api();
    var order = JsonNodeFactory.instance.objectNode();
    if (counter != null) {
      order.put("counter", counter);
    }
    var job = api.post("api/ops/recount", order);
    while (wait && job.path("status").asText().equals("running")) {
      TimeUnit.MILLISECONDS.sleep(500);
      job = api.get("api/ops/jobs/" + job.path("id").asText());
    }
    show(job);
    return job.path("status").asText().equals("failed") ? Ops.NOT_WELL : Ops.WELL;
  }

  private void show(JsonNode job) {
    var out = command.commandLine().getOut();
    if (target.json()) {
      out.println(job);
    } else {
      out.printf("job %s: %s", job.path("id").asText(), job.path("status").asText());
      out.println(job.hasNonNull("failure") ? ", " + job.path("failure").asText() : "");
    }
  }
}
