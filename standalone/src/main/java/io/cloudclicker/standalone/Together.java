package io.cloudclicker.standalone;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Does several things at a time, each on a platform thread of its own.
final class Together {
  private Together() {}

  /// Returns when all have ended; throws the first one's failure then. An interrupt is passed on.
  static void run(Runnable... tasks) throws InterruptedException {
    List<Callable<Object>> calls = Stream.of(tasks).map(Executors::callable).toList();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("start-", 0).factory())) {
      for (Future<Object> ended : threads.invokeAll(calls)) {
        ended.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }
}
