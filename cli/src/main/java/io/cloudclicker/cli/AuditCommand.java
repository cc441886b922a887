package io.cloudclicker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What the audit found.
@Command(
    name = "audit",
    description = "Clicks in the log against clicks in MySQL and Redis.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private final Target target;

  AuditCommand(Target target) {
    this.target = target;
  }

  @Override
  public Integer call() throws NoAnswer {
    var audit = target.api().get("api/ops/audit");
    var out = command.commandLine().getOut();
    if (target.json()) {
      out.println(audit);
    } else {
      partitions(audit).print(out);
      if (!audit.path("drifts").isEmpty()) {
        out.println();
        drifts(audit).print(out);
      }
      out.println();
      out.printf(
          "drift %s, as of %s, last full sweep %s; see %s%n",
          audit.path("drift").asText(),
          audit.path("as_of").asText("never"),
          audit.path("sweep").path("done_at").asText("not yet"),
          audit.path("runbook").asText());
    }
    return audit.path("drift").asLong() == 0 && !inTrouble(audit) ? Ops.WELL : Ops.NOT_WELL;
  }

  private static boolean inTrouble(JsonNode audit) {
    for (var part : audit.path("partitions")) {
      if (!part.path("trouble").isNull()) {
        return true;
      }
    }
    return false;
  }

  private static Table partitions(JsonNode audit) {
    var table =
        new Table("partition", "compared to", "counted to", "in log", "in MySQL", "trouble");
    for (var part : audit.path("partitions")) {
      table.row(
          part.path("partition").asText(),
          part.path("compared_to").asText(),
          part.path("progress").asText(),
          part.path("clicks_in_log").asText(),
          part.path("clicks_in_mysql").asText(),
          part.path("trouble").asText("").replace("null", ""));
    }
    return table;
  }

  private static Table drifts(JsonNode audit) {
    var table = new Table("store", "counter", "partition", "by the log", "found", "difference");
    for (var drift : audit.path("drifts")) {
      table.row(
          drift.path("store").asText(),
          drift.path("counter").asText(),
          drift.path("partition").asText(),
          drift.path("expected").asText(),
          drift.path("found").asText(),
          drift.path("difference").asText());
    }
    return table;
  }
}
