package io.cloudclicker.counter;

import io.cloudclicker.control.ControlUnconfirmed;
import io.cloudclicker.control.Controls;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.LogRecord;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries resets out: each is a job in MySQL before it is a record in every partition of the log,
/// so that none is half done for long. Repeating one changes nothing, so instances need not agree
/// on who finishes it. Safe for any thread.
final class Resets {

  /// Older than that, a job was left by whoever began it.
  static final Duration LEFT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Resets.class);

  /// A reset that was decided on.
  ///
  /// @param id the job's
  record Job(String id, CounterId counter, long epoch) {}

  private final ResetJobs jobs;
  private final Controls controls;
  private final Topic topic;
  private final Clock clock;

  Resets(ResetJobs jobs, Controls controls, Topic topic, Clock clock) {
    this.jobs = jobs;
    this.controls = controls;
    this.topic = topic;
    this.clock = clock;
  }

  /// Whether the log is known, so that a reset that is decided on now has somewhere to go.
  boolean possible() {
    return topic.current().isPresent();
  }

  /// Whether it is done; otherwise the job is left, and an instance finishes it later.
  boolean finish(Job job) {
    var log = topic.current();
    if (log.isEmpty()) {
      return false;
    }
    try {
      controls.appendToEach(log.get().partitions(), new LogRecord.Reset(job.counter, job.epoch));
      jobs.finished(job);
      return true;
    } catch (ControlUnconfirmed | CountersUnavailable e) {
      LOG.warn(
          "The reset of {} to epoch {} is left for later runbook={}",
          job.counter,
          job.epoch,
          Runbook.KAFKA_AWAY,
          e);
      return false;
    }
  }

  /// Finishes what was left, by this instance or another; stops at the first that fails.
  void finishLeft() throws CountersUnavailable {
    for (var job : jobs.openSince(clock.millis() - LEFT.toMillis())) {
      if (!finish(job)) {
        return;
      }
    }
  }
}
