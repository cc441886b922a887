package io.cloudclicker.prove;

import io.cloudclicker.testing.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A machine that has the wrong time, or nothing left to give.
final class MachineRows {

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String FEW = "60";
  private static final String MANY = "4096";

  private MachineRows() {}

  /// Row 23.
  static void hasTheWrongTime(Trial trial) throws Exception {
    var library = faketime();
    try (var pipeline = trial.pipeline().producers(2).start();
        var pressing = pipeline.press()) {
      var wrong = List.of(pipeline.producers.getFirst(), pipeline.consumers.getFirst());
      for (var by : List.of("+3600s", "-3600s")) {
        pressing.awaitAcknowledged(300);
        for (var process : wrong) {
          restart(pipeline, process, library, by);
        }
        pressing.awaitAcknowledged(500);
        pipeline.awaitProgressBeyond(pipeline.progress());
      }
      for (var process : wrong) {
        restart(pipeline, process, null, null);
      }
      pressing.finish();
    }
  }

  private static void restart(
      Pipeline pipeline, ServiceProcess process, @Nullable String library, @Nullable String by)
      throws Exception {
    process.set("LD_PRELOAD", library);
    // The monotonic clock, too: with that one left alone each timed wait ends at once.
    process.set("FAKETIME", by);
    pipeline.killAndStart(process);
  }

  private static String faketime() throws IOException {
    try (var found =
        Files.find(LIBRARIES, 3, (file, _) -> file.endsWith("faketime/libfaketimeMT.so.1"))) {
      return found
          .findFirst()
          .orElseThrow(() -> new CannotRun("there is no libfaketime here (Debian: faketime)"))
          .toString();
    }
  }

  /// Row 34.
  static void hasNothingLeft(Trial trial) throws Exception {
    var folder = trial.folder().resolve("disk");
    try (var disk = SmallDisk.mount(folder);
        var pipeline = trial.pipeline().producers(2).writesTo(folder).start();
        var pressing = pipeline.press()) {
      var producer = pipeline.producers.getFirst();
      var consumer = pipeline.consumers.getFirst();
      for (var victim : List.of(producer, consumer)) {
        hasNoFileHandles(pressing, victim);
        pressing.awaitAcknowledged(300);
        victim.pause();
        pressing.awaitAttempts(100);
        victim.resume();
      }
      hasNoMemory(pipeline, producer, Fault.exhausts("after-send"));
      hasNoMemory(pipeline, consumer, Fault.exhausts("after-upsert"));
      hasNoRoom(pipeline, pressing, disk);
      pressing.finish();
    }
  }

  private static void hasNoFileHandles(Pressing pressing, ServiceProcess victim) throws Exception {
    pressing.awaitAcknowledged(300);
    fileHandles(victim, FEW);
    pressing.awaitAttempts(500);
    fileHandles(victim, MANY);
  }

  private static void hasNoMemory(Pipeline pipeline, ServiceProcess victim, Fault fault)
      throws Exception {
    victim.kill();
    victim.start(fault.options(pipeline.trial.seed()));
    pipeline.startAfter(Pipeline.OUT_OF_MEMORY, victim);
  }

  private static void hasNoRoom(Pipeline pipeline, Pressing pressing, SmallDisk disk)
      throws Exception {
    disk.fill();
    pressing.awaitAcknowledged(300);
    pipeline.awaitProgressBeyond(pipeline.progress());
    disk.empty();
  }

  /// The soft limit alone, which may be raised again.
  private static void fileHandles(ServiceProcess process, String limit) throws Exception {
    var pid = Long.toString(process.pid());
    try {
      new ProcessBuilder("prlimit", "--pid", pid, "--nofile=" + limit + ":").start().waitFor();
    } catch (IOException e) {
      throw new CannotRun("there is no prlimit here");
    }
  }
}
