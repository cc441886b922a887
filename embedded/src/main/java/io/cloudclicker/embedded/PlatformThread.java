package io.cloudclicker.embedded;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs a start on a platform thread: loading classes of an executable jar on virtual threads can
/// hang on the nested jar's lock.
final class PlatformThread {
  private PlatformThread() {}

  static <T> T call(String name, Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = Thread.ofPlatform().name(name).start(future);
    try {
      return future.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new ServerNotStarted(name, "the start was interrupted.", e);
    } catch (ExecutionException e) {
      throw asUnchecked(name, e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException asUnchecked(String name, Throwable cause) {
    return switch (cause) {
      case Error error -> throw error;
      case RuntimeException unchecked -> unchecked;
      case Throwable checked -> new ServerNotStarted(name, checked.toString(), checked);
    };
  }
}
