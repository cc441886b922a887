package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;

/// A Redis that forgets, remembers what is long past, hangs or is away.
final class RedisRows {

  private RedisRows() {}

  /// Row 21.
  static void forgetsAndRemembersThePast(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().producers(2).start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      var past = RedisCopy.of(pipeline.stack);
      assertThat(past.keys()).as("keys of the past").isPositive();
      pressing.awaitAcknowledged(300);
      pipeline.stack.flushRedis();
      pressing.awaitAcknowledged(300);
      past.takeThePlaceOfThePresent();
      pressing.awaitAcknowledged(300);
      pressing.finish();
    }
  }

  /// Row 20.
  static void isAwayThenHangs(Trial trial) throws Exception {
    try (var pipeline = trial.pipeline().start();
        var pressing = pipeline.press()) {
      pressing.awaitAcknowledged(300);
      long failed = pressing.readsWithoutAnswer();
      pipeline.stack.killRedis();
      goOn(pipeline, pressing);
      pipeline.stack.startRedis();
      goOn(pipeline, pressing);
      pipeline.stack.pauseRedis();
      try {
        goOn(pipeline, pressing);
      } finally {
        pipeline.stack.resumeRedis();
      }
      assertThat(pressing.readsWithoutAnswer()).as("reads without an answer").isEqualTo(failed);
      pressing.finish();
    }
  }

  /// Clicks are taken and counted, and reads tell of them.
  private static void goOn(Pipeline pipeline, Pressing pressing) throws Exception {
    pressing.awaitAcknowledged(500);
    pipeline.awaitProgressBeyond(pipeline.progress());
    long counted = pressing.acknowledged() - 300;
    Wait.until("reads go on", () -> pressing.lastRead() >= counted);
  }
}
