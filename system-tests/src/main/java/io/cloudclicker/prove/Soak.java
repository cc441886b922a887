package io.cloudclicker.prove;

import io.cloudclicker.testing.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A steady load for a while, with listeners that come and go: what a service does not give back
/// shows.
final class Soak {

  private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(30);
  private static final Pace PACE = new Pace(150, 8, 0);
  private static final int LISTENERS = 50;

  private final PrintStream out;
  private final Duration time;
  private final Trial trial;
  private final List<Growth> services = new ArrayList<>();

  Soak(PrintStream out, Duration time, long seed, Path folder) {
    this.out = out;
    this.time = time;
    this.trial = new Trial(Stack.shared(), PACE, seed, folder);
  }

  /// Whether everything stayed flat and each click is counted once.
  boolean run() throws Exception {
    var begun = Instant.now();
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press();
        var _ = new Listeners(pipeline.producers.getFirst().uri(), LISTENERS)) {
      services.add(new Growth("producer-service", pipeline.producers.getFirst()));
      pipeline.consumers.forEach(
          consumer -> services.add(new Growth("consumer-service", consumer)));
      for (var end = begun.plus(time); Instant.now().isBefore(end); ) {
        Thread.sleep(BETWEEN_SAMPLES);
        sample();
      }
      pressing.finish();
    }
    Page.LAST_SOAK.write(text(begun));
    return services.stream().allMatch(Growth::isFlat) && trial.clicks().exact();
  }

  private void sample() throws IOException, InterruptedException {
    for (var service : services) {
      out.printf("%s  %-16s %s%n", Instant.now(), service.name(), service.sample());
    }
  }

  private String text(Instant begun) {
    var clicks = trial.clicks();
    var text = new StringBuilder();
    text.append(Page.command("--soak " + time.toMinutes(), trial.seed(), begun))
        .append(
            "\n\n%d minutes of %d presses a second, two reads and %d streams; **%,d clicks acknowledged, lost %d, doubled %d**.\n"
                .formatted(
                    time.toMinutes(),
                    PACE.perSecond(),
                    LISTENERS,
                    clicks.acknowledged(),
                    clicks.lost(),
                    clicks.doubled()))
        .append(
            "Medians of the samples of each third of that time; the heap right after a full collection.\n\n")
        .append("| service | what | first third | second third | last third | |\n")
        .append("| --- | --- | --- | --- | --- | --- |\n");
    services.forEach(service -> text.append(service.rows()));
    return text.toString();
  }
}
