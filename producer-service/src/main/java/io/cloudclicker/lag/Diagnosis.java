package io.cloudclicker.lag;

import static io.cloudclicker.wire.StageTimes.Stage.CACHE;
import static io.cloudclicker.wire.StageTimes.Stage.COMMIT;
import static io.cloudclicker.wire.StageTimes.Stage.COMPARE_AND_SET;
import static io.cloudclicker.wire.StageTimes.Stage.JUDGE;
import static io.cloudclicker.wire.StageTimes.Stage.UPSERT;

import io.cloudclicker.lag.Lag.Part;
import io.cloudclicker.wire.StageTimes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Names the bottleneck. The rule, and why it is this one: docs/decisions/0050.
///
/// @param behind partitions that do not keep up
/// @param standing those that moved nothing lately
/// @param consumers what the consumers of the partitions behind were busy with; without those that
///   have not told lately
/// @param slow what a statement on one row, or a commit, takes at least on a database that is not
///   well
/// @param mySqlAnswers how long MySQL took to tell how far it is, or longer than that where it does
///   not answer
record Diagnosis(
    List<Part> parts,
    Set<Integer> behind,
    Set<Integer> standing,
    Collection<StageTimes> consumers,
    Duration slow,
    Duration mySqlAnswers) {

  /// A question that takes as long gets no answer any more.
  static final Duration HUNG = Duration.ofSeconds(2);

  private static final double MOST = 0.8;
  private static final double STARVED = 0.5;

  Bottleneck bottleneck() {
    if (behind.isEmpty()) {
      return Bottleneck.NONE;
    }
    if (consumers.stream().anyMatch(Diagnosis::isStarved)) {
      return Bottleneck.CONSUMER;
    }
    if (databaseIsSlow()) {
      return Bottleneck.DATABASE;
    }
    if (behind.stream().anyMatch(standing::contains)) {
      return Bottleneck.STOPPED;
    }
    if (onePartitionHasIt()) {
      return Bottleneck.HOT_PARTITION;
    }
    return databaseHasTheTime() ? Bottleneck.DATABASE : Bottleneck.CONSUMER;
  }

  /// Who is given no processor is late with everything, so its other times tell of nobody else.
  private static boolean isStarved(StageTimes consumer) {
    long all = consumer.millis(StageTimes.Stage.values());
    return all > 0 && consumer.starvedMillis() >= STARVED * all;
  }

  /// Consumers know best; where they are silent, MySQL's answer to the question how far it is
  /// tells.
  private boolean databaseIsSlow() {
    return consumers.isEmpty()
        ? mySqlAnswers.compareTo(slow) >= 0
        : mySqlAnswers.compareTo(HUNG) >= 0
            || consumers.stream().anyMatch(this::waitsForTheDatabase);
  }

  /// By the two stages whose work does not grow with the clicks of a batch; where none was
  /// committed, by all time in a transaction.
  private boolean waitsForTheDatabase(StageTimes consumer) {
    return consumer.batches() == 0
        ? consumer.millis(COMPARE_AND_SET, UPSERT, COMMIT) >= slow.toMillis()
        : consumer.millis(COMPARE_AND_SET, COMMIT) / consumer.batches() >= slow.toMillis();
  }

  private boolean onePartitionHasIt() {
    long records = parts.stream().mapToLong(Part::records).sum();
    return parts.size() > 1 && parts.stream().anyMatch(part -> part.records() >= MOST * records);
  }

  private boolean databaseHasTheTime() {
    long database = millis(COMPARE_AND_SET, UPSERT, COMMIT);
    return database > 0 && database >= millis(JUDGE, CACHE);
  }

  private long millis(StageTimes.Stage... stages) {
    return consumers.stream().mapToLong(consumer -> consumer.millis(stages)).sum();
  }
}
