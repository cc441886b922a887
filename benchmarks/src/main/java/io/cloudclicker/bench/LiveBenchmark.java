package io.cloudclicker.bench;

import io.cloudclicker.bench.Probe.Press;
import java.time.Duration;
import java.util.ArrayList;

/// From a press to the moment when a listener sees a total that includes it, while others press at
/// half of what the system can take.
final class LiveBenchmark {

  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final double HALF = 0.5;

  private LiveBenchmark() {}

  static void run(Trial trial) throws Exception {
    try (var system = Deployment.whole(trial)) {
      run(trial, system);
    }
  }

  private static void run(Trial trial, Deployment system) throws Exception {
    var drive = Drive.post(trial, Probe.count(system));
    system.enter(drive.peak(256));
    double rate = HALF * drive.perSecond(system.enter(drive.peak(256)));
    var probe = new Probe(system, drive, BETWEEN);
    var typical = new ArrayList<Double>();
    var slowest = new ArrayList<Double>();
    var answeredTypical = new ArrayList<Double>();
    var answeredSlowest = new ArrayList<Double>();
    try (var listening = new Listening(system.uri())) {
      for (int round = 0; round < trial.rounds(); round++) {
        var presses = probe.pressBeside(rate);
        Deployment.await(
            "the last press is to be seen",
            () -> listening.whenSeen(presses.getLast().receipt()).isPresent());
        var visible = Probe.histogram(presses, press -> seen(listening, press) - press.sentNanos());
        typical.add(Probe.millis(visible, 50));
        slowest.add(Probe.millis(visible, 99));
        var answered = Probe.histogram(presses, press -> press.answeredNanos() - press.sentNanos());
        answeredTypical.add(Probe.millis(answered, 50));
        answeredSlowest.add(Probe.millis(answered, 99));
      }
    }
    var median = "ms at the median";
    var percentile = "ms at the 99th percentile";
    var none = new Goal.None();
    trial.found(Figure.alone("press → visible", median, typical, new Goal.AtMost(150)));
    trial.found(Figure.alone("press → visible", percentile, slowest, new Goal.AtMost(500)));
    trial.found(Figure.alone("press → 202", median, answeredTypical, none));
    trial.found(Figure.alone("press → 202", percentile, answeredSlowest, none));
    trial.note("Beside %s presses a second.".formatted(Numbers.text(rate)));
    system.checkLedger();
  }

  private static long seen(Listening listening, Press press) {
    return listening.whenSeen(press.receipt()).orElseThrow();
  }
}
