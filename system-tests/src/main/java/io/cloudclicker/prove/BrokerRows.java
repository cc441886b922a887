package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.BrokerCluster;

/// Brokers that stand still, end, or are too few.
final class BrokerRows {

  private BrokerRows() {}

  /// Row 19.
  static void standsStill(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      pipeline.stack.pauseBroker();
      try {
        Wait.until(
            "presses whose outcome nobody knows", () -> pressing.ledger.unknownAnswers() > 0);
      } finally {
        pipeline.stack.resumeBroker();
      }
      pressing.awaitAcknowledged(300);
      var log = pressing.finish();
      assertThat(log.duplicates()).as("presses that were in the log though unknown").isPositive();
    }
  }

  /// Row 16.
  static void restartOneAfterTheOther(Trial trial) throws Exception {
    try (var brokers = BrokerCluster.start(trial.folder().resolve("brokers"));
        var pipeline = trial.pipeline().on(brokers).start();
        var pressing = pipeline.press()) {
      for (int node = 0; node < BrokerCluster.NODES; node++) {
        pressing.awaitAcknowledged(300);
        brokers.stop(node);
        pressing.awaitAcknowledged(300);
        brokers.start(node);
        brokers.awaitInSync();
        brokers.kill(node);
        pressing.awaitAcknowledged(300);
        brokers.start(node);
        brokers.awaitInSync();
      }
      pressing.finish();
    }
  }

  /// Row 18.
  static void areTooFew(Trial trial) throws Exception {
    try (var brokers = BrokerCluster.start(trial.folder().resolve("brokers"));
        var pipeline = trial.pipeline().on(brokers).start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      brokers.stop(0);
      brokers.kill(1);
      awaitFailures(pressing, 5);
      long acknowledged = pressing.acknowledged();
      awaitFailures(pressing, 50);
      assertThat(pressing.acknowledged()).as("202s meanwhile").isEqualTo(acknowledged);
      brokers.startAll(0, 1);
      pressing.awaitAcknowledged(300);
      brokers.awaitInSync();
      pressing.finish();
    }
  }

  private static void awaitFailures(Pressing pressing, int more) {
    long before = pressing.ledger.unknownAnswers() + pressing.ledger.refusals();
    Wait.until(
        "presses that are not acknowledged",
        () -> pressing.ledger.unknownAnswers() + pressing.ledger.refusals() >= before + more);
  }

  /// Row 17.
  static void haveNoRoom(Trial trial) throws Exception {
    var folder = trial.folder().resolve("brokers");
    try (var first = SmallDisk.mount(folder.resolve("broker-1"));
        var second = SmallDisk.mount(folder.resolve("broker-2"));
        var brokers = BrokerCluster.start(folder);
        var pipeline = trial.pipeline().on(brokers).start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      first.fill();
      second.fill();
      awaitFailures(pressing, 20);
      first.empty();
      second.empty();
      brokers.kill(0);
      brokers.kill(1);
      brokers.startAll(0, 1);
      pressing.awaitAcknowledged(300);
      brokers.awaitInSync();
      pressing.finish();
    }
  }
}
