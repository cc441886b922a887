package io.cloudclicker.load;

import io.cloudclicker.counting.LastCounted;
import io.cloudclicker.counting.StageWatch;
import io.cloudclicker.partition.CountedHere;
import io.cloudclicker.runbook.Runbook;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells once a second what this instance is busy with, on a thread of its own: also while the poll
/// thread waits for a database that hangs.
final class LoadReport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoadReport.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final StageWatch watch;
  private final CountedHere here;
  private final LastCounted last;
  private final LoadBoard board;
  private final DoubleConsumer desired;
  private final Clock clock;
  private final RecentStages recent = new RecentStages();
  private final Starvation starvation = new Starvation();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("load").daemon().factory());

  /// @param desired is told how many instances the partitions here need
  LoadReport(
      StageWatch watch,
      CountedHere here,
      LastCounted last,
      LoadBoard board,
      DoubleConsumer desired,
      Clock clock) {
    this.watch = watch;
    this.here = here;
    this.last = last;
    this.board = board;
    this.desired = desired;
    this.clock = clock;
  }

  void start() {
    starvation.start();
    long millis = INTERVAL.toMillis();
    var _ = thread.scheduleAtFixedRate(this::tellAnyway, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void tellAnyway() {
    try {
      tell();
    } catch (RuntimeException e) {
      // A bug here must not end the thread in silence: the verdict would blame somebody else.
      LOG.error("What the time was spent on could not be told runbook={}", Runbook.UNFORESEEN, e);
    }
  }

  private void tell() {
    var times = recent.add(clock.millis(), watch.spent(), starvation.nanos());
    var share = here.share();
    int partitions = share.map(it -> it.partitions().size()).orElse(0);
    desired.accept(new DesiredTasks(partitions, times, last.age()).number());
    share.ifPresent(it -> board.tell(it, times));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    starvation.close();
  }
}
