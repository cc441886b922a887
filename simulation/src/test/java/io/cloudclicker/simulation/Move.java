package io.cloudclicker.simulation;

import com.google.errorprone.annotations.Immutable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;

/// Who or what may move next, how often, and how.
enum Move {
  CLIENT_PRESSES(22, World::clientPresses),
  CLIENT_TRIES_AGAIN(10, World::clientTriesAgain),
  CLIENT_ASKS_FOR_A_FATE(7, World::clientAsksForFate),
  CLIENT_READS(12, World::clientReads),
  CONSUMER_POLLS(34, World::consumerPolls),
  READER_HEARS_A_NOTICE(14, World::readerHears),
  READER_ASKS_MYSQL(6, World::readerAsksMySql),
  READER_GETS_A_LATE_ANSWER(3, World::readerGetsLateAnswer),
  READER_ASKS_REDIS(5, World::readerAsksRedis),
  PRODUCER_LOOKS_AT_THE_TOPIC(5, World::producerLooksAtTopic),
  OWNER_RESETS(2, World::ownerResets),
  PRODUCER_FINISHES_RESETS(2, World::producerFinishesResets),
  OWNER_ORDERS_A_RECOUNT(2, World::ownerOrdersRecount),
  CONSUMER_READS_AGAIN(12, World::consumerReadsAgain),
  GROUP_REBALANCES(5, Faults::groupRebalances),
  TIME_PASSES(6, Faults::timePasses),
  LATE_APPEND_ARRIVES(5, Faults::lateAppendArrives),
  LEADER_CHANGES(2, Faults::leaderChanges),
  LEFT_TRANSACTION_ENDS(2, Faults::leftTransactionEnds),
  DATABASE_FAILS_OVER(1, Faults::databaseFailsOver),
  CACHE_FORGETS(1, Faults::cacheForgets),
  NOISE_IS_APPENDED(2, Faults::noiseIsAppended),
  SECOND_TRY_IS_APPENDED(2, Faults::secondTryIsAppended),
  RETENTION_CUTS(1, Faults::retentionCuts),
  PARTITION_IS_ADDED(1, Faults::partitionIsAdded),
  TOPIC_IS_RECREATED(1, Faults::topicIsRecreated),
  OPERATOR_ADOPTS(2, Faults::operatorAdopts);

  @Immutable
  private interface How {
    void in(World world);
  }

  private static final Move[] WEIGHED = weighed();

  private final int weight;
  private final How how;

  Move(int weight, How how) {
    this.weight = weight;
    this.how = how;
  }

  void in(World world) {
    how.in(world);
  }

  static Move any(Dice dice) {
    return WEIGHED[dice.nextInt(WEIGHED.length)];
  }

  private static Move[] weighed() {
    return Arrays.stream(values())
        .flatMap(move -> Collections.nCopies(move.weight, move).stream())
        .toArray(Move[]::new);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
