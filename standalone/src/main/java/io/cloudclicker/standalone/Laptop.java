package io.cloudclicker.standalone;

import io.cloudclicker.embedded.DataDirectory;
import io.cloudclicker.standalone.Running.Member;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings everything up on the thread that calls, and takes it down when the process is asked to
/// end, also while it is still coming up.
final class Laptop {
  private static final Logger LOG = LoggerFactory.getLogger(Laptop.class);
  private static final Duration CUT_SHORT = Duration.ofSeconds(10);
  private static final int FAILED = 1;

  private final Options.Up options;
  private final Console console = new Console();
  private final Running running = new Running();
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private final Thread starter = Thread.currentThread();
  private volatile @Nullable Logs logs;
  private volatile boolean interruptible;
  private volatile boolean ending;
  private volatile int status;

  Laptop(Options.Up options) {
    this.options = options;
  }

  /// Returns when clicks can be pressed; ends the process where that can't be.
  void start() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(this::end));
    try {
      bringUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // by end(), which goes on
    } catch (RuntimeException e) {
      failed(e);
    } finally {
      startEnded.countDown();
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  private void bringUp() throws InterruptedException {
    Machine.requireSupported(System.getProperty("os.name"), System.getProperty("os.arch"));
    DataDirectory data = running.add(Member.DATA, open(options.data()));
    Machine.requireFree(options.port());
    Logs started = Logs.below(data.path());
    logs = started;
    console.starting(data.path());
    Parts parts = Parts.start(data, running);
    beInterruptible();
    console.servicesStart();
    var keys = data.path().resolve("keys");
    var ownerToken = new Services(options, parts, keys).start(running);
    URI address = URI.create("http://localhost:" + options.port());
    Ready.await(address);
    console.up(address);
    ownerToken.ifPresent(token -> console.firstOwner(address, token));
    started.showOnConsole();
  }

  /// Not before: an interrupted broker halts the process, and what it left with it.
  private void beInterruptible() throws InterruptedException {
    interruptible = true;
    if (ending) {
      throw new InterruptedException();
    }
  }

  /// What fails because everything ends is of no interest to the person who ended it.
  private void failed(RuntimeException failure) {
    Logs begun = logs;
    if (begun != null) {
      LOG.info("The start failed", failure);
    }
    if (!ending) {
      status = FAILED;
      console.failed(failure, begun == null ? null : begun.file());
    }
  }

  private static DataDirectory open(Path folder) {
    try {
      return DataDirectory.open(folder);
    } catch (UncheckedIOException e) {
      throw new CannotStart(
          "The data folder %s can't be used (%s); make it writable, or choose another one with --data."
              .formatted(folder, e.getCause()),
          e);
    }
  }

  /// On the hook's thread. Halts, because the status of a process that a signal ends is not 0.
  private void end() {
    ending = true;
    Logs begun = logs;
    if (begun != null) {
      begun.leaveConsole();
    }
    if (status == 0) {
      console.stopping();
    }
    awaitStartEnded();
    running.end();
    if (status == 0) {
      console.stopped();
    }
    Runtime.getRuntime().halt(status);
  }

  private void awaitStartEnded() {
    try {
      if (interruptible && startEnded.getCount() > 0) {
        starter.interrupt();
      }
      var _ = startEnded.await(CUT_SHORT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
