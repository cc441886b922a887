package io.cloudclicker.bench;

import io.cloudclicker.bench.Probe.Press;
import io.cloudclicker.testing.process.ServiceProcess;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Two thousand streams of one instance while presses go on: what memory a stream takes, and when
/// the last listener sees a press. A stream that the service ends makes the run void.
final class AudienceBenchmark {

  private static final int STREAMS = 2_000;
  private static final double OF_PEAK = 0.3;
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Map<String, String> ROOM =
      Map.of(
          "CLICKER_LIVE_MAXSTREAMS", Integer.toString(2 * STREAMS),
          "CLICKER_LIVE_MAXSTREAMSPERADDRESS", Integer.toString(2 * STREAMS));

  private AudienceBenchmark() {}

  static void run(Trial trial) throws Exception {
    try (var system = new Deployment(trial)) {
      system.consumer(Map.of());
      run(trial, system, system.producer(ROOM));
    }
  }

  private static void run(Trial trial, Deployment system, ServiceProcess producer)
      throws Exception {
    var footprint = new Footprint(producer.pid());
    var drive = Drive.post(trial, Probe.count(system));
    system.enter(drive.peak(256));
    double rate = OF_PEAK * drive.perSecond(system.enter(drive.peak(256)));
    var probe = new Probe(system, drive, BETWEEN);
    double heapBefore = footprint.liveKilobytes();
    double allBefore = footprint.megabytes();
    var last = new ArrayList<Double>();
    var answered = new ArrayList<Double>();
    var http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    List<Listening> audience = new ArrayList<>();
    try {
      for (int stream = 0; stream < STREAMS; stream++) {
        audience.add(new Listening(http, system.uri()));
      }
      for (int round = 0; round < trial.rounds(); round++) {
        var presses = probe.pressBeside(rate);
        Deployment.await("the last press is to be seen by all", () -> sawAll(audience, presses));
        var delays =
            Probe.histogram(presses, press -> seenByAll(audience, press) - press.sentNanos());
        last.add(Probe.millis(delays, 99));
        var waits = Probe.histogram(presses, press -> press.answeredNanos() - press.sentNanos());
        answered.add(Probe.millis(waits, 99));
      }
      double heap = (footprint.liveKilobytes() - heapBefore) / STREAMS;
      double all = (footprint.megabytes() - allBefore) * 1_024 / STREAMS;
      trial.found(Figure.alone("heap of a stream", "KiB", List.of(heap), new Goal.None()));
      trial.found(Figure.alone("memory of a stream", "KiB", List.of(all), new Goal.None()));
    } finally {
      http.shutdownNow();
    }
    var percentile = "ms at the 99th percentile";
    trial.found(Figure.alone("press → visible to the last", percentile, last, new Goal.None()));
    trial.found(Figure.alone("press → 202", percentile, answered, new Goal.None()));
    trial.note(
        "%,d streams, none of them ended, beside %s presses a second."
            .formatted(STREAMS, Numbers.text(rate)));
    system.checkLedger();
  }

  private static boolean sawAll(List<Listening> audience, List<Press> presses) {
    if (audience.stream().anyMatch(listening -> !listening.isOpen())) {
      throw new VoidRun("a stream was ended");
    }
    var newest = presses.getLast().receipt();
    return audience.stream().allMatch(listening -> listening.whenSeen(newest).isPresent());
  }

  private static long seenByAll(List<Listening> audience, Press press) {
    return audience.stream()
        .mapToLong(listening -> listening.whenSeen(press.receipt()).orElseThrow())
        .max()
        .orElseThrow();
  }
}
