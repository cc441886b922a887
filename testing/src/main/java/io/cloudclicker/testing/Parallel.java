package io.cloudclicker.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Runs a stack's parts side by side, each on a platform thread of its own.
final class Parallel {
  private static final Executor NEW_THREAD = task -> Thread.ofPlatform().start(task);

  private Parallel() {}

  /// Returns when all have ended; throws the first failure after that.
  static void run(Runnable... tasks) {
    List<CompletableFuture<Void>> running =
        Stream.of(tasks).map(it -> CompletableFuture.runAsync(it, NEW_THREAD)).toList();
    CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
  }
}
