package io.cloudclicker.system;

import io.cloudclicker.testing.process.ServiceProcess;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Lets a process run for a part of each period only, as the quota of a container does. Closed, the
/// process has all of its time again.
final class CpuLimit implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ServiceProcess process;
  private final long runsMillis;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  CpuLimit(ServiceProcess process, Duration runs, Duration stands) {
    this.process = process;
    runsMillis = runs.toMillis();
    var _ =
        thread.scheduleWithFixedDelay(this::period, 0, stands.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void period() {
    process.resume();
    try {
      Thread.sleep(runsMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.pause();
  }

  @Override
  public void close() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the limit can't be lifted");
    }
    process.resume();
  }
}
