package io.cloudclicker.prove;

import java.util.Map;

/// A database that comes back with less than it had.
final class FailoverRows {

  private FailoverRows() {}

  /// Row 11.
  static void losesTheLastTransactions(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      var endsThen = keepACopy(pipeline);
      pressing.awaitAcknowledged(600);
      pipeline.awaitProgressBeyond(pipeline.log().ends());
      Wait.until(
          "Kafka is told of more than the copy has",
          () -> Pipeline.isBeyond(pipeline.group.offsets(), endsThen));
      pipeline.stack.killDatabase();
      var ends = pipeline.log().ends();
      pipeline.stack.restoreDatabase();
      pipeline.stack.startDatabase();
      pipeline.awaitProgressBeyond(ends);
      pressing.finish();
    }
  }

  /// Returns where the log ended then.
  private static Map<Integer, Long> keepACopy(Pipeline pipeline) {
    pipeline.stack.killDatabase();
    pipeline.stack.snapshotDatabase();
    var ends = pipeline.log().ends();
    pipeline.stack.startDatabase();
    return ends;
  }

  /// Row 12.
  static void comesBackFromABackup(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      keepACopy(pipeline);
      pressing.awaitAcknowledged(trial.pace().presses() / 2);
      for (var consumer : pipeline.consumers) {
        consumer.stop();
      }
      pipeline.stack.stopDatabase();
      pipeline.stack.restoreDatabase();
      pipeline.stack.startDatabase();
      for (var consumer : pipeline.consumers) {
        consumer.start();
      }
      pressing.finish();
    }
  }
}
