package io.cloudclicker.prove;

import io.cloudclicker.testing.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// What a service holds, sampled again and again.
final class Growth {

  /// What is more than this times what it was before has grown.
  private static final double FLAT = 1.1;

  /// @param heap bytes that a full collection leaves
  /// @param connections to the database
  record Sample(long heap, long threads, long connections, long handles) {

    @Override
    public String toString() {
      return "heap %,d KiB, %d threads, %d connections to the database, %d file handles"
          .formatted(heap / 1024, threads, connections, handles);
    }
  }

  private final String name;
  private final ServiceProcess process;
  private final List<Sample> samples = new ArrayList<>();

  Growth(String name, ServiceProcess process) {
    this.name = name;
    this.process = process;
  }

  String name() {
    return name;
  }

  Sample sample() throws IOException, InterruptedException {
    collect();
    var sample =
        new Sample(
            Metric.of(process, "jvm_memory_used_bytes", "area=\"heap\""),
            Metric.of(process, "jvm_threads_live_threads"),
            Metric.of(process, "hikaricp_connections"),
            Metric.of(process, "process_files_open_files"));
    samples.add(sample);
    return sample;
  }

  private void collect() throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      throw new CannotRun("a full collection needs a JDK's jcmd");
    }
    new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  boolean isFlat() {
    return isFlat(Sample::heap)
        && isFlat(Sample::threads)
        && isFlat(Sample::connections)
        && isFlat(Sample::handles);
  }

  private boolean isFlat(ToLongFunction<Sample> what) {
    return median(2, what) <= Math.ceil(FLAT * median(1, what));
  }

  /// Of one third of the samples.
  private long median(int third, ToLongFunction<Sample> what) {
    int size = samples.size();
    var part =
        samples.subList(size * third / 3, size * (third + 1) / 3).stream()
            .mapToLong(what)
            .sorted()
            .toArray();
    return part.length == 0 ? 0 : part[part.length / 2];
  }

  /// Lines of a table.
  String rows() {
    return row("heap, KiB", sample -> sample.heap() / 1024)
        + row("threads", Sample::threads)
        + row("connections to the database", Sample::connections)
        + row("file handles", Sample::handles);
  }

  private String row(String label, ToLongFunction<Sample> what) {
    return "| %s | %s | %,d | %,d | %,d | %s |\n"
        .formatted(
            name,
            label,
            median(0, what),
            median(1, what),
            median(2, what),
            isFlat(what) ? "flat" : "**grew**");
  }
}
