package io.cloudclicker.bench;

import java.util.List;

/// Every benchmark there is, in the order in which they run.
final class Benchmarks {

  private static final List<Benchmark> ALL =
      List.of(
          new Benchmark(
              "generator",
              "our load generator, no-op POST, 256 connections",
              "≥ 0.90",
              "wrk on the same endpoint",
              HttpBenchmarks::generator),
          new Benchmark(
              "post",
              "POST /count, acknowledged by Kafka, 256 connections",
              "≥ 0.70 (0.55 is the floor)",
              "no-op POST on the same server",
              HttpBenchmarks::post),
          new Benchmark(
              "connections",
              "POST /count: threads and memory from 64 to 1,000 connections",
              "≤ 1.10",
              "itself",
              HttpBenchmarks::connections),
          new Benchmark(
              "latency",
              "POST /count at 30 % of its peak, 99th percentile",
              "≤ 1.5",
              "bare send().get() at that rate",
              HttpBenchmarks::latency),
          new Benchmark(
              "naive",
              "POST /count, 256 connections",
              "≥ 10",
              "UPDATE … SET n = n + 1 a request",
              HttpBenchmarks::naive),
          new Benchmark(
              "batch",
              "POST /count/batch, 100 clicks a call",
              "≥ 0.60",
              "kafka-producer-perf-test, records as large as a click",
              HttpBenchmarks::batch),
          new Benchmark(
              "consume-one",
              "the consumer, one counter, no keys",
              "≥ 0.90",
              "kafka-consumer-perf-test on the same topic",
              ConsumerBenchmarks::one),
          new Benchmark(
              "consume-many",
              "the consumer, 100,000 counters, half of the clicks by people",
              "≥ 0.80",
              "the same rows as raw upserts by one connection",
              ConsumerBenchmarks::many),
          new Benchmark(
              "consume-keyed",
              "the consumer, every click with a key",
              "≥ 0.60",
              "kafka-consumer-perf-test on the same topic",
              ConsumerBenchmarks::keyed),
          new Benchmark(
              "exactness",
              "the consumer's classes, every click with a key",
              "≥ 0.95 and 0.65",
              "the same without the compare-and-set, without deduplication",
              ConsumerBenchmarks::exactness),
          new Benchmark(
              "streams",
              "the consumer, one counter, no keys",
              "≥ 3",
              "Kafka Streams, exactly-once v2, and JDBC",
              ConsumerBenchmarks::streams),
          new Benchmark(
              "scale",
              "1, 2 and 4 consumers: deadlocks and lock waits",
              "0",
              "–",
              ConsumerBenchmarks::scale),
          new Benchmark(
              "get",
              "GET /count, 256 connections, and its 99th percentile",
              "≥ 0.70, and p99 ≤ 1",
              "a bare GET of Redis through Lettuce on the same server",
              HttpBenchmarks::get),
          new Benchmark(
              "live",
              "from a press to a stream's event that includes it, at half load",
              "p50 ≤ 150 ms, p99 ≤ 500 ms",
              "press to 202 of the same presses",
              LiveBenchmark::run),
          new Benchmark(
              "audience",
              "2,000 streams of one instance while presses go on",
              "none ended",
              "–",
              AudienceBenchmark::run),
          new Benchmark(
              "limits",
              "POST /count with limits by address and counter, 256 connections",
              "≥ 0.90",
              "the same with an exempt caller",
              HttpBenchmarks::limits),
          new Benchmark(
              "logins",
              "POST /count at 30 % of its peak beside 200 sign-ins a second, 99th percentile",
              "≤ 2",
              "itself without them",
              HttpBenchmarks::logins),
          new Benchmark(
              "overload",
              "twice the peak is due: 202s, and how fast 503s are",
              "≥ 0.90, and p99 ≤ 10 ms",
              "its own peak",
              HttpBenchmarks::overload),
          new Benchmark(
              "catch-up",
              "the consumer after a minute of standing still",
              "≥ 10",
              "how fast clicks were taken meanwhile",
              RecoveryBenchmarks::catchUp),
          new Benchmark(
              "recovery",
              "one of two consumers is killed: until all is counted",
              "≤ 1.5",
              "session timeout + backlog ÷ rate of counting",
              RecoveryBenchmarks::recovery),
          new Benchmark(
              "start",
              "a producer's start to its first 202, with an AOT cache",
              "≤ 0.75",
              "without",
              StartBenchmarks::start),
          new Benchmark(
              "up",
              "./clicker up on data that is there, to the first 202",
              "≤ 15 s",
              "–",
              StartBenchmarks::up),
          new Benchmark(
              "statements",
              "the database's statements a second at ten times the clicks",
              "≤ 1.10",
              "itself at a tenth",
              HttpBenchmarks::statements),
          new Benchmark(
              "jmh",
              "hot code alone: codec, batches, window, near-cache",
              "–",
              "–",
              JmhBenchmarks::run));

  private Benchmarks() {}

  static List<Benchmark> all() {
    return ALL;
  }

  /// One line each: the name, what is measured, against what, and the goal.
  static String list() {
    var text = new StringBuilder();
    for (var benchmark : ALL) {
      text.append("%-14s %s%n".formatted(benchmark.name(), benchmark.job()))
          .append(
              "%-14s   against: %s; goal: %s%n"
                  .formatted("", benchmark.against(), benchmark.goal()));
    }
    return text.toString();
  }
}
