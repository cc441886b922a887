package io.cloudclicker.generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What became of a load.
///
/// @param took from the first request to the last answer that was begun in time
/// @param sent requests that left
/// @param due requests that were due in the time; those that left in a closed loop
/// @param statuses answers by status, with their latencies in nanoseconds
/// @param broken connections that ended, or spoke no HTTP, before an answer was whole
/// @param unanswered requests without an answer long after the end
/// @param late how long after its time the latest request left
/// @param cpu of the generator's thread
public record Outcome(
    Duration took,
    long sent,
    long due,
    Map<Integer, Histogram> statuses,
    long broken,
    long unanswered,
    Duration late,
    Duration cpu) {

  public Outcome {
    statuses = new TreeMap<>(statuses);
  }

  /// How many answers had this status.
  public long answers(int status) {
    var latencies = statuses.get(status);
    return latencies == null ? 0 : latencies.getTotalCount();
  }

  public long answers() {
    return statuses.values().stream().mapToLong(Histogram::getTotalCount).sum();
  }

  /// Answers of this status in a second.
  public double perSecond(int status) {
    return answers(status) / (took.toNanos() / 1e9);
  }

  /// @param percentile of all answers with this status, 0 to 100
  /// @return milliseconds; 0 where there was none
  public double millis(int status, double percentile) {
    var latencies = statuses.get(status);
    return latencies == null ? 0 : latencies.getValueAtPercentile(percentile) / 1e6;
  }

  /// How much of one processor the generator needed, 0 to 1.
  public double cost() {
    return took.isZero() ? 0 : (double) cpu.toNanos() / took.toNanos();
  }

  /// What was not as it should be, in words; empty where all was: errors, and requests that were
  /// due and never left.
  ///
  /// @param expected the only statuses that are no errors
  public List<String> wrong(List<Integer> expected) {
    var wrong = new ArrayList<>(errors(expected));
    if (sent < due) {
      wrong.add("only %,d of %,d requests left".formatted(sent, due));
    }
    return wrong;
  }

  /// The errors alone, in words.
  public List<String> errors(List<Integer> expected) {
    var wrong = new ArrayList<String>();
    statuses.forEach(
        (status, latencies) -> {
          if (!expected.contains(status)) {
            wrong.add("%,d answers were %d".formatted(latencies.getTotalCount(), status));
          }
        });
    if (broken > 0) {
      wrong.add("%,d connections broke".formatted(broken));
    }
    if (unanswered > 0) {
      wrong.add("%,d requests had no answer".formatted(unanswered));
    }
    if (answers() == 0) {
      wrong.add("there was no answer at all");
    }
    return wrong;
  }
}
