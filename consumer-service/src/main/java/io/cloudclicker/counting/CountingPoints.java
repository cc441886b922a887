package io.cloudclicker.counting;

import java.util.Set;

/// The points of the way from a poll to Kafka's offsets, in their order: a fault may be armed at
/// each, and the time from one to the next is measured.
final class CountingPoints {

  static final String BEFORE_POLL = "before-poll";
  static final String AFTER_POLL = "after-poll";
  static final String BEFORE_TRANSACTION = "before-transaction";
  static final String AFTER_CAS = "after-cas";
  static final String AFTER_UPSERT = "after-upsert";
  static final String BEFORE_COMMIT = "before-commit";
  static final String AFTER_COMMIT = "after-commit";
  static final String BEFORE_CACHE = "before-cache";
  static final String AFTER_CACHE = "after-cache";
  static final String BEFORE_KAFKA_ACK = "before-kafka-ack";

  static final Set<String> ALL =
      Set.of(
          BEFORE_POLL,
          AFTER_POLL,
          BEFORE_TRANSACTION,
          AFTER_CAS,
          AFTER_UPSERT,
          BEFORE_COMMIT,
          AFTER_COMMIT,
          BEFORE_CACHE,
          AFTER_CACHE,
          BEFORE_KAFKA_ACK);

  private CountingPoints() {}
}
