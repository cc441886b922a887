package io.cloudclicker.fate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The one platform thread that reads the log for keys, and closes it in the end. It stops after
/// the web server, when nobody asks any more.
@Component
class FateThread implements SmartLifecycle {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final FateDesk desk;
  private final FateLog log;
  private volatile @Nullable Thread thread;

  FateThread(FateDesk desk, FateLog log) {
    this.desk = desk;
    this.log = log;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("fate").daemon().start(this::run);
  }

  private void run() {
    try (log) {
      desk.serve();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    var running = thread;
    if (running == null) {
      return;
    }
    thread = null;
    running.interrupt();
    try {
      running.join(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public int getPhase() {
    return 0;
  }
}
