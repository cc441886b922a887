package io.cloudclicker.simulation;

import java.util.Locale;

/// What must have happened in a run for it to prove anything.
public enum Happening {
  // Clicks and edges.
  ACKNOWLEDGED,
  ACK_DOUBTED,
  ACK_LOST,
  NEVER_LEFT,
  CLOCK_OFF,
  KEY_REFUSED,
  WINDOW_FULL,
  APPENDED_LATE,
  LEADER_CHANGED,
  GAVE_UP,
  RETRIED_WITH_SAME_KEY,
  // What the log decides.
  DUPLICATE,
  KEY_OUT_OF_TIME,
  REJECTED,
  SECOND_TRY,
  // Consumers and the database.
  REBALANCED,
  REVOKED,
  CONSUMER_CRASHED,
  STOOD_STILL,
  ZOMBIE_REFUSED,
  ROLLED_BACK,
  OUTCOME_UNKNOWN,
  COMMITTED_LATE,
  LOCK_WAITED_FOR,
  LOCK_GIVEN_BACK,
  FAILOVER_LOST_TAIL,
  WINDOW_REBUILT,
  PARTITION_STOPPED,
  // Recounts.
  RECOUNT_ORDERED,
  RECOUNT_DONE,
  RECOUNT_FAILED,
  CELLS_TIDIED,
  // The log's life.
  RETENTION,
  RETENTION_OVERRAN,
  PARTITION_ADDED,
  TOPIC_RECREATED,
  LOG_ADOPTED,
  // Readers and the cache.
  NOTICE_LOST,
  NOTICE_REPEATED,
  NOTICE_OUT_OF_ORDER,
  CACHE_AWAY,
  CACHE_FORGOT,
  CACHE_HIT,
  CACHE_FILLED,
  RUN_BROKEN,
  OFFER_TOO_OLD,
  READ_A_HIT,
  READ_OWN_CLICK,
  // Fates.
  FATE_COUNTED,
  FATE_STORED,
  FATE_REJECTED,
  FATE_ABSENT,
  FATE_ABSENT_FINAL,
  FATE_UNKNOWABLE,
  FRESH_KEY_AFTER_FATE,
  TICK,
  // Resets.
  RESET,
  RESET_LEFT,
  RESET_FINISHED_LATER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
