package io.cloudclicker.cli;

import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which system is asked, and how the answer is shown.
final class Target {

  private final Map<String, String> environment;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "the address of the system; CLICKER_URL, or http://localhost:8080")
  private String url;

  @Option(names = "--json", description = "the answer as the system gave it")
  private boolean json;

  Target(Map<String, String> environment) {
    this.environment = environment;
    this.command = CommandSpec.create();
    this.url = environment.getOrDefault("CLICKER_URL", "http://localhost:8080");
  }

  boolean json() {
    return json;
  }

  /// The token comes from the environment only: a command line is seen by everybody.
  Api api() {
    var base = url.endsWith("/") ? url : url + "/";
    if (!base.matches("https?://[^/ ]+/.*")) {
      throw new ParameterException(
          command.commandLine(), "--url is like https://clicks.example, not " + url);
    }
    return new Api(URI.create(base), environment.getOrDefault("CLICKER_API_TOKEN", "").strip());
  }
}
