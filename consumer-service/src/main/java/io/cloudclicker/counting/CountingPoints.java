package io.cloudclicker.counting;

import java.util.Set;

/// The fault points of the way from a poll to Kafka's offsets, in their order.
final class CountingPoints {

  static final String AFTER_POLL = "after-poll";
  static final String AFTER_CAS = "after-cas";
  static final String AFTER_UPSERT = "after-upsert";
  static final String BEFORE_COMMIT = "before-commit";
  static final String AFTER_COMMIT = "after-commit";
  static final String BEFORE_CACHE = "before-cache";
  static final String AFTER_CACHE = "after-cache";
  static final String BEFORE_KAFKA_ACK = "before-kafka-ack";

  static final Set<String> ALL =
      Set.of(
          AFTER_POLL,
          AFTER_CAS,
          AFTER_UPSERT,
          BEFORE_COMMIT,
          AFTER_COMMIT,
          BEFORE_CACHE,
          AFTER_CACHE,
          BEFORE_KAFKA_ACK);

  private CountingPoints() {}
}
