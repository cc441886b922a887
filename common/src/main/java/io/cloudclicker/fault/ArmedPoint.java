package io.cloudclicker.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The one point of this process at which something happens.
final class ArmedPoint implements FaultPoints {

  private static final System.Logger LOG = System.getLogger(ArmedPoint.class.getName());
  private static final int KILLED = 137;
  private static final int CHUNK = 1 << 20;

  private final String point;
  private final FaultAction action;
  private final double probability;
  private final Random random;
  private final Duration hang;
  private int left;

  ArmedPoint(
      String point, FaultAction action, double probability, long seed, int times, Duration hang) {
    this.point = point;
    this.action = action;
    this.probability = probability;
    this.random = new Random(seed);
    this.left = times;
    this.hang = hang;
  }

  @Override
  public void reached(String reached) {
    if (reached.equals(point) && itsTurn()) {
      LOG.log(System.Logger.Level.WARNING, "Fault on purpose: {0} at {1}", action, point);
      act();
    }
  }

  private synchronized boolean itsTurn() {
    if (left == 0 || random.nextDouble() >= probability) {
      return false;
    }
    left--;
    return true;
  }

  private void act() {
    switch (action) {
      case HALT -> Runtime.getRuntime().halt(KILLED);
      case THROW -> throw new InjectedFault(point);
      case HANG -> standStill();
      case STOP -> stopProcess();
      case EXHAUST -> fillTheHeap();
    }
  }

  private void standStill() {
    try {
      var _ = new CountDownLatch(1).await(hang.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fillTheHeap() {
    var _ = Stream.generate(() -> new byte[CHUNK]).toList();
  }

  /// Returns when the process was told to go on.
  private static void stopProcess() {
    var self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-STOP", self).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
