package io.cloudclicker.partition;

import io.cloudclicker.partition.Counts.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts one partition from where it was opened: feeds the window up to the database's offset,
/// then applies batch after batch. One thread. Any exception or [Step.Reopen] ends its life.
public final class PartitionCounter {

  /// What became of the records of one poll.
  public sealed interface Step {

    /// The database stands at `nextOffset` now.
    record Counted(long nextOffset) implements Step {}

    /// What is remembered here is not what the database or the log says: begin anew.
    record Reopen(String reason) implements Step {}

    /// Going on would lose or double clicks.
    record Stopped(String reason) implements Step {}
  }

  /// How much it may remember.
  ///
  /// @param keys how many keys the window has room for; about 50 bytes each
  /// @param cells how many counters it remembers the cells of; about 200 bytes each
  public record Room(int keys, int cells) {}

  private final PartitionId partition;
  private final Counts counts;
  private final BatchResults results;
  private final Judge judge;
  private final CellMemory memory;
  private Progress progress;
  private long expected;

  public PartitionCounter(
      PartitionId partition,
      Standing standing,
      Opening.From opening,
      Room room,
      Counts counts,
      BatchResults results) {
    this.partition = partition;
    this.progress = standing.progress();
    this.counts = counts;
    this.results = results;
    this.judge =
        new Judge(
            progress.keyClock(),
            room.keys(),
            opening.undecidableUpTo(),
            (offset, index, by) -> counts.waits(this.partition, offset, index, by));
    this.memory = new CellMemory(standing.plan(), room.cells());
    this.expected = opening.offset();
  }

  public PartitionId partition() {
    return partition;
  }

  /// Where it takes the partition to stand.
  public Standing standing() {
    return new Standing(progress, memory.plan());
  }

  /// The partition's plan was changed by the one who counts it: batches go by it from here on.
  public void follow(Plan plan) {
    memory.follow(plan);
  }

  public Step take(List<AppendedRecord> records) {
    for (var record : records) {
      if (record.offset() != expected) {
        return gap(record);
      }
      expected++;
    }
    int known = (int) records.stream().takeWhile(this::isCounted).count();
    var history = remember(records.subList(0, known));
    return history != null ? history : count(records.subList(known, records.size()));
  }

  /// Whether the database still stands where this left it: where nothing more comes in, no batch
  /// would tell that a failover lost its tail.
  public boolean isConfirmed() {
    return counts.standing(partition).equals(standing());
  }

  private Step gap(AppendedRecord record) {
    if (record.offset() < expected) {
      return new Step.Reopen("records came again from offset " + record.offset());
    }
    return new Step.Stopped(
        "offset %d was expected, the log went on at %d: %d records are missing"
            .formatted(expected, record.offset(), record.offset() - expected));
  }

  private boolean isCounted(AppendedRecord record) {
    return record.offset() < progress.nextOffset();
  }

  private Step.@Nullable Stopped remember(List<AppendedRecord> records) {
    records.forEach(judge::remember);
    if (records.isEmpty() || records.getLast().offset() != progress.nextOffset() - 1) {
      return null;
    }
    int then = progress.leaderEpoch();
    int now = records.getLast().leaderEpoch();
    return then == Progress.NO_EPOCH || now == Progress.NO_EPOCH || then == now
        ? null
        : new Step.Stopped(
            "the record at offset %d was counted under leader epoch %d, the log has it under %d: it has another history"
                .formatted(progress.nextOffset() - 1, then, now));
  }

  private Step count(List<AppendedRecord> records) {
    var batch = judge.judge(progress, records);
    if (!batch.isEmpty()) {
      var outcome = counts.apply(partition, batch, memory);
      switch (outcome) {
        case Outcome.Applied(var cells) -> results.applied(partition, batch, cells);
        case Outcome.Moved ignored -> {
          results.moved();
          return new Step.Reopen("the database does not stand at offset " + progress.nextOffset());
        }
      }
      progress = batch.after();
    }
    var obstacle = batch.stop();
    return obstacle == null ? new Step.Counted(progress.nextOffset()) : new Step.Stopped(obstacle);
  }
}
