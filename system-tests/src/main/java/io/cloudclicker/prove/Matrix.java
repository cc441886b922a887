package io.cloudclicker.prove;

import java.util.List;

/// All rows: what breaks, what has to hold, how it is broken.
final class Matrix {

  private Matrix() {}

  static List<Row> rows() {
    return List.of(
        quick(
            1,
            "a consumer is killed inside a transaction",
            "it rolls back, and the batch is counted once by who comes after",
            "ends at after-upsert, p = 0.05; the next process begins at MySQL's offset",
            ConsumerRows::endsInsideATransaction),
        quick(
            2,
            "a consumer is killed between MySQL's commit and Kafka's ack",
            "the batch is counted once",
            "ends at after-commit; Kafka's offsets are behind MySQL's then",
            ConsumerRows::endsBehindTheCommit),
        quick(
            3,
            "nobody knows whether a commit succeeded",
            "the compare-and-set decides, never a plain read",
            "a proxy loses the answer of COMMIT, and delays COMMIT by 5 s beyond the reconnect",
            DatabaseRows::commitsWithoutAnAnswer),
        quick(
            4,
            "a consumer is killed after the commit, before Redis knows",
            "readers catch up by asking MySQL",
            "ends at before-cache; reads tell all that is committed while no consumer is alive",
            ConsumerRows::endsBeforeTheCache),
        full(
            5,
            "consumers come and go all the time",
            "no loss, and every partition goes on",
            "a member that counts nothing joins for 2 s and leaves, again and again, with eager and cooperative rebalances",
            ConsumerRows::comeAndGo),
        quick(
            6,
            "a zombie comes back after others took its partitions",
            "what it has in hand is refused",
            "stops at after-poll until others went on; each batch in hand changes no row",
            ConsumerRows::comesBackAsAZombie),
        quick(
            7,
            "a consumer stands still inside a transaction",
            "the next owner waits for the row lock, then goes on",
            "stops at before-commit; others go on while it stands still, no partition is stopped",
            ConsumerRows::standsStillInsideATransaction),
        quick(
            8,
            "MySQL is away while partitions are assigned",
            "nothing is skipped",
            "a proxy refuses while the other member is killed",
            DatabaseRows::isAwayDuringAnAssignment),
        full(
            9,
            "MySQL is away for long",
            "clicks are accepted, lag grows and drains",
            "the server is stopped; nothing is discarded, the members stay in the group",
            DatabaseRows::isAwayForLong),
        full(
            10,
            "MySQL is killed",
            "what was committed survives",
            "kill -9, again and again",
            DatabaseRows::isKilled),
        quick(
            11,
            "a failover of MySQL loses its last transactions",
            "counts and offsets go back together, and the log restores them",
            "a copy of the data directory takes its place; Kafka's offsets are ahead then",
            FailoverRows::losesTheLastTransactions),
        full(
            12,
            "MySQL is restored from an old backup",
            "the log brings the exact total back",
            "a copy of earlier takes the place of the data directory while all consumers are stopped",
            FailoverRows::comesBackFromABackup),
        full(
            13,
            "deadlocks and lock waits",
            "the batch is tried again as a whole, in order",
            "another session holds the rows, then locks them against the order",
            DatabaseRows::isLockedByOthers),
        full(
            14,
            "MySQL is slow",
            "lag, and no rebalance",
            "a proxy delays each packet by 0.4 s, so a batch takes seconds",
            DatabaseRows::isSlow),
        full(
            15,
            "MySQL has no connections left",
            "counting and reading are apart",
            "other sessions hold all connections",
            DatabaseRows::hasNoConnectionsLeft),
        full(
            16,
            "brokers restart and are killed, the controller moves",
            "no acknowledged click is lost",
            "one of three brokers after the other, min.insync.replicas 2",
            BrokerRows::restartOneAfterTheOther),
        full(
            17,
            "a broker's disk is full",
            "refusals, then recovery",
            "the log directory is a tmpfs with a quota",
            BrokerRows::haveNoRoom),
        full(
            18,
            "fewer replicas than min.insync.replicas",
            "never a 202",
            "two of three brokers are stopped",
            BrokerRows::areTooFew),
        quick(
            19,
            "the broker stands still",
            "unknown outcomes, found in the log later, count once",
            "STOP and CONT; the log has duplicates afterwards",
            BrokerRows::standsStill),
        full(
            20,
            "Redis is away, or hangs",
            "clicks are unaffected, reads come from memory and MySQL",
            "kill, then STOP; no read fails",
            RedisRows::isAwayThenHangs),
        quick(
            21,
            "Redis forgets everything, or remembers what is long past",
            "no read goes backwards, and Redis is mended",
            "FLUSHALL, then a copy of earlier keys as a promoted replica has them",
            RedisRows::forgetsAndRemembersThePast),
        full(
            22,
            "the network between a service and its stores is silent, one way or both",
            "as if the store were away",
            "a proxy holds back each direction",
            NetworkRows::isSilent),
        full(
            23,
            "a clock jumps by an hour",
            "totals are unchanged, and what was acknowledged counts",
            "faketime for a producer and a consumer, an hour ahead, then behind",
            MachineRows::hasTheWrongTime),
        quick(
            24,
            "the same press is sent again",
            "it counts once",
            "in a row, 50 at once, across a restart, across a rebalance",
            ClientRows::pressAgain),
        full(
            25,
            "a press is sent again after its key's time",
            "refused, and not counted twice",
            "keys of eleven minutes ago: 422",
            ClientRows::pressTooLate),
        quick(
            26,
            "records that nobody can read",
            "no partition is held up, and each is recorded",
            "noise, empty, null, of no version, and huge, past the service; a row for each",
            LogRows::holdsPoison),
        full(
            27,
            "bodies, headers and parameters without end",
            "refused, in bounded memory",
            "413, 431 and 400 under load",
            ClientRows::sendWithoutEnd),
        full(
            28,
            "clients that send or read one byte a second",
            "nobody else notices",
            "2,000 sockets",
            ClientRows::sendOneByteASecond),
        full(
            29,
            "partitions are added under load",
            "their first records count, retries stay where they were",
            "createPartitions",
            LogRows::getsMorePartitions),
        full(
            30,
            "retention deletes what is not counted yet",
            "the partition stops and tells how much is lost",
            "records are deleted while no consumer runs",
            LogRows::forgetsWhatIsNotCounted),
        full(
            31,
            "the topic is deleted and made again",
            "noticed by the topic's id, and a new log",
            "deleteTopics, createTopics",
            LogRows::isMadeAgain),
        full(
            32,
            "an operator resets the group's offsets",
            "no effect: MySQL decides",
            "alterConsumerGroupOffsets to 0 and to the end",
            LogRows::hasAGroupThatIsReset),
        new Row(
            33,
            "the last and the next version run together",
            "they count together",
            "the jar of the previous release beside this one",
            false,
            _ -> {
              throw new CannotRun("there is no release yet whose jar could run beside this one");
            }),
        full(
            34,
            "a service has no file handles, memory or disk left, or stands still as in a long collection",
            "it goes on when it can, or ends and starts clean; nothing is lost",
            "prlimit, STOP, a heap that is filled (exit status 3), a full tmpfs; for a producer and a consumer",
            MachineRows::hasNothingLeft),
        full(
            35,
            "SIGTERM under load",
            "every accepted request is answered",
            "TERM at peak; the ledger has no unknown outcome",
            ClientRows::areServedThroughADeploy));
  }

  private static Row quick(int number, String fault, String claim, String how, Row.Body body) {
    return new Row(number, fault, claim, how, true, body);
  }

  private static Row full(int number, String fault, String claim, String how, Row.Body body) {
    return new Row(number, fault, claim, how, false, body);
  }
}
