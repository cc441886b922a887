package io.cloudclicker.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The stock load generator `wrk`, with one thread as ours has.
final class Wrk {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern ERRORS =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+)");

  private final Trial trial;
  private final URI uri;

  Wrk(Trial trial, URI uri) {
    if (Machine.said("sh", "-c", "command -v wrk").isEmpty()) {
      throw new CannotRun("there is no wrk here (Debian's package wrk)");
    }
    this.trial = trial;
    this.uri = uri;
  }

  /// @throws VoidRun where an answer was an error
  double perSecond(int connections) throws IOException, InterruptedException {
    var script = script();
    long seconds = Math.max(1, trial.takes().toSeconds());
    var process =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "-s",
                script.toString(),
                uri.toString())
            .redirectErrorStream(true)
            .start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new VoidRun("wrk ended with an error: " + text.strip());
    }
    return parsed(text);
  }

  static double parsed(String text) {
    var errors = ERRORS.matcher(text);
    boolean broken =
        errors.find() && !"000".equals(errors.group(1) + errors.group(2) + errors.group(3));
    if (broken || text.contains("Non-2xx")) {
      throw new VoidRun("wrk had errors: " + text.strip());
    }
    var rate = RATE.matcher(text);
    if (!rate.find()) {
      throw new VoidRun("wrk told no rate: " + text.strip());
    }
    return Double.parseDouble(rate.group(1));
  }

  private Path script() throws IOException {
    var script = Files.createDirectories(trial.folder()).resolve("post.lua");
    return Files.writeString(
        script,
        """
        wrk.method = "POST"
        wrk.body = '%s'
        wrk.headers["Content-Type"] = "application/json"
        """
            .formatted(Drive.PRESS));
  }
}
