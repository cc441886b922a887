package io.cloudclicker.lag;

import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.topic.LogEnds.Ends;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Measures the lag by what the log and MySQL say; no consumer is asked, so it is right when all of
/// them are stopped. One thread asks MySQL and another one the log, so that neither waits for the
/// other; any thread may read what was measured.
final class LagWatch {

  private static final Logger LOG = LoggerFactory.getLogger(LagWatch.class);

  private final LogEnds ends;
  private final Progress progress;
  private final Unapplied unapplied;
  private final ConsumerStages consumers;
  private final LagProperties properties;
  private final Consumer<Lag> listener;
  private final Clock clock;
  private volatile @Nullable Applied applied;
  private volatile @Nullable Lag lag;
  private @Nullable LagMeter meter;
  private boolean mySqlAway;
  private boolean kafkaAway;

  LagWatch(
      LogEnds ends,
      Progress progress,
      Unapplied unapplied,
      ConsumerStages consumers,
      LagProperties properties,
      Consumer<Lag> listener,
      Clock clock) {
    this.ends = ends;
    this.progress = progress;
    this.unapplied = unapplied;
    this.consumers = consumers;
    this.properties = properties;
    this.listener = listener;
    this.clock = clock;
  }

  LagReading reading() {
    if (applied == null) {
      return new LagReading.ProgressUnknown();
    }
    long now = clock.millis();
    boolean fresh =
        ends.latest().filter(it -> now - it.atMillis() < properties.stale().toMillis()).isPresent();
    var measured = lag;
    return fresh && measured != null ? new LagReading.Known(measured) : new LagReading.LogUnknown();
  }

  void askMySql() {
    try {
      progress.read().ifPresent(it -> applied = it);
      mySqlAway = false;
    } catch (Unavailable e) {
      if (!mySqlAway) {
        LOG.warn(
            "MySQL does not tell how far it has counted; asking on: {} runbook={}",
            e.getMessage(),
            Runbook.MYSQL_AWAY);
      }
      mySqlAway = true;
    } catch (RuntimeException e) {
      // A bug here must not end the thread that everybody's lag hangs on.
      LOG.error("Asking how far MySQL has counted failed runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  void measure() {
    try {
      var told = applied;
      var newest = ends.latest().orElse(null);
      if (told != null && newest != null && told.log() == newest.log()) {
        measure(newest, told);
      }
    } catch (RuntimeException e) {
      // As above: the thread stays.
      LOG.error("Measuring the lag failed runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  private void measure(Ends newest, Applied told) {
    var oldest = oldest(told.log(), LagMeter.behind(newest, told));
    var stages = consumers.read(told.topicId());
    var measured = meter(told.log()).measure(newest, told, oldest, stages, clock.millis());
    lag = measured;
    listener.accept(measured);
  }

  private Map<Integer, Unapplied.Oldest> oldest(int log, Map<Integer, Long> behind) {
    try {
      var oldest = unapplied.read(log, behind);
      kafkaAway = false;
      return oldest;
    } catch (Unavailable e) {
      if (!kafkaAway) {
        LOG.warn(
            "The oldest click that is not counted can't be read; trying on: {} runbook={}",
            e.getMessage(),
            Runbook.KAFKA_AWAY);
      }
      kafkaAway = true;
      return Map.of();
    }
  }

  private LagMeter meter(int log) {
    if (meter == null || meter.log() != log) {
      meter = new LagMeter(log, properties);
    }
    return meter;
  }
}
