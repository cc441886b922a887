package io.cloudclicker.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What could not be counted, and its second try.
@Command(
    name = "rejected",
    description = "Records that could not be counted and wait for somebody.",
    mixinStandardHelpOptions = true)
final class RejectedCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private final Target target;

  @Option(
      names = "--retry",
      paramLabel = "RECEIPT",
      description = "have this one counted after all, once")
  private @Nullable String retry;

  RejectedCommand(Target target) {
    this.target = target;
  }

  @Override
  public Integer call() throws NoAnswer {
    var api = target.api();
    var out = command.commandLine().getOut();
    if (retry != null) {
      if (!retry.matches("[A-Za-z0-9_-]+")) {
        throw new NoAnswer("a receipt has letters, digits, - and _ only");
      }
      var queued =
          api.post("api/ops/rejected/" + retry + "/retry", JsonNodeFactory.instance.objectNode());
      out.println(target.json() ? queued : "on its way: " + queued.path("receipt").asText());
      return Ops.WELL;
    }
    var page = api.get("api/ops/rejected");
    if (target.json()) {
      out.println(page);
    } else {
      var table = new Table("receipt", "appended", "decoder", "reason");
      for (var rejected : page.path("rejected")) {
        table.row(
            rejected.path("receipt").asText(),
            rejected.path("appended_at").asText(),
            rejected.path("decoder").asText(),
            rejected.path("reason").asText());
      }
      table.print(out);
      if (!page.path("next").isNull()) {
        out.println("and more");
      }
    }
    return page.path("rejected").isEmpty() ? Ops.WELL : Ops.NOT_WELL;
  }
}
