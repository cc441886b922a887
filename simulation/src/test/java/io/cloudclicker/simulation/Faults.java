package io.cloudclicker.simulation;

/// What goes wrong around the services, and what operators do.
final class Faults {

  private static final int MOST_PARTITIONS = 4;

  private Faults() {}

  static void groupRebalances(World world) {
    world.group.assign(world.broker.topic().size(), World.CONSUMERS, world.dice());
    world.happened(Happening.REBALANCED);
  }

  static void timePasses(World world) {
    world.time.pass(world.dice().nextLong(world.dice().oneIn(3) ? 12 * Time.MINUTE : Time.MINUTE));
  }

  static void lateAppendArrives(World world) {
    world.broker.appendLate(world.dice());
  }

  static void leaderChanges(World world) {
    world.broker.leaders().change(world.dice());
    world.happened(Happening.LEADER_CHANGED);
  }

  static void leftTransactionEnds(World world) {
    world.database.settleLeft(world.dice());
  }

  static void databaseFailsOver(World world) {
    if (isCounted(world)) {
      world.database.failOver(1 + world.dice().nextInt(4));
    }
  }

  static void cacheForgets(World world) {
    world.happened(Happening.CACHE_FORGOT);
    if (world.dice().nextBoolean()) {
      world.redis.forgetEverything();
    } else {
      world.redis.forget(world.broker.topic().id(), world.dice().pick(World.COUNTERS));
    }
  }

  static void noiseIsAppended(World world) {
    Noise.append(world.ledger, world.broker, world.time, world.dice());
  }

  static void secondTryIsAppended(World world) {
    Noise.appendSecondTry(world.database, world.broker, world.dice());
  }

  /// Deletes what is old, or by somebody's mistake more.
  static void retentionCuts(World world) {
    var log = world.dice().pick(world.broker.topic().partitions());
    if (world.dice().oneIn(4)) {
      log.cutBefore(log.begin() + world.dice().nextLong(log.end() - log.begin() + 1));
      world.happened(Happening.RETENTION_OVERRAN);
    } else {
      long kept = log.firstAppendedFrom(world.time.millis() - 30 * Time.MINUTE);
      log.cutBefore(Math.max(0, kept));
      world.happened(Happening.RETENTION);
    }
  }

  static void partitionIsAdded(World world) {
    if (world.broker.topic().size() < MOST_PARTITIONS) {
      world.broker.topic().add();
      world.happened(Happening.PARTITION_ADDED);
    }
  }

  static void topicIsRecreated(World world) {
    if (world.dice().oneIn(3) && world.database.isWhole()) {
      world.database.replicate();
      world.broker.recreateTopic();
      world.producers.forEach(producer -> producer.eye().look(world.broker.topic()));
      world.happened(Happening.TOPIC_RECREATED);
    }
  }

  static void operatorAdopts(World world) {
    if (!isCounted(world)) {
      world.database.askForAdoption();
    }
  }

  private static boolean isCounted(World world) {
    return world.database.logs.lastEntry().getValue().topicId().equals(world.broker.topic().id());
  }
}
