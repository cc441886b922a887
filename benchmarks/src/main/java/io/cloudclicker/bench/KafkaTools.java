package io.cloudclicker.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Kafka's own performance tools, each call in a JVM of its own as their scripts do.
final class KafkaTools {

  private static final Pattern PRODUCED = Pattern.compile("records sent, ([0-9.]+) records/sec");

  private final Trial trial;

  KafkaTools(Trial trial) {
    this.trial = trial;
  }

  /// `kafka-producer-perf-test` with the settings of our producer.
  double producePerSecond(String topic, int records, int bytes)
      throws IOException, InterruptedException {
    return produced(
        run(
            "org.apache.kafka.tools.ProducerPerformance",
            "--topic",
            topic,
            "--num-records",
            Integer.toString(records),
            "--record-size",
            Integer.toString(bytes),
            "--throughput",
            "-1",
            "--producer-props",
            "bootstrap.servers=" + servers(),
            "acks=all",
            "linger.ms=2",
            "batch.size=65536",
            "compression.type=lz4"));
  }

  /// `kafka-consumer-perf-test` over the whole topic: records a second from the first fetch on, so
  /// without the group's start.
  double consumePerSecond(String topic, int records) throws IOException, InterruptedException {
    return consumed(
        run(
            "org.apache.kafka.tools.ConsumerPerformance",
            "--bootstrap-server",
            servers(),
            "--topic",
            topic,
            "--messages",
            Integer.toString(records),
            "--timeout",
            "60000"),
        records);
  }

  /// The last line is of all records.
  static double produced(String text) {
    var found = PRODUCED.matcher(text);
    double last = Double.NaN;
    while (found.find()) {
      last = Double.parseDouble(found.group(1));
    }
    if (Double.isNaN(last)) {
      throw new VoidRun("kafka-producer-perf-test told no rate: " + text.strip());
    }
    return last;
  }

  /// The tool writes a line of names and one of values.
  static double consumed(String text, int records) {
    var lines = text.lines().map(String::strip).filter(line -> line.contains(", ")).toList();
    for (int place = 0; place + 1 < lines.size(); place++) {
      var names = List.of(lines.get(place).split(", ", -1));
      var values = List.of(lines.get(place + 1).split(", ", -1));
      int rate = names.indexOf("fetch.nMsg.sec");
      int count = names.indexOf("data.consumed.in.nMsg");
      if (rate >= 0 && count >= 0 && values.size() == names.size()) {
        if (Long.parseLong(values.get(count)) < records) {
          throw new VoidRun(
              "kafka-consumer-perf-test read %s of %,d records"
                  .formatted(values.get(count), records));
        }
        return Double.parseDouble(values.get(rate));
      }
    }
    throw new VoidRun("kafka-consumer-perf-test told no rate: " + text.strip());
  }

  private String servers() {
    return trial.stack().kafkaBootstrapServers();
  }

  private static String run(String tool, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=io/cloudclicker/bench/bench-logback.xml",
                tool));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new VoidRun("%s ended with %d: %s".formatted(tool, status, text.strip()));
    }
    return text;
  }
}
