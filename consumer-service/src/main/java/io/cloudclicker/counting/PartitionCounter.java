package io.cloudclicker.counting;

import io.cloudclicker.counting.Counts.Outcome;
import io.cloudclicker.counting.Counts.PartitionId;
import io.cloudclicker.wire.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts one partition from where it was opened: feeds the window up to the database's offset,
/// then applies batch after batch. One thread. Any exception or [Step.Reopen] ends its life.
final class PartitionCounter {

  /// What became of the records of one poll.
  sealed interface Step {

    /// The database stands at `nextOffset` now.
    record Counted(long nextOffset) implements Step {}

    /// What is remembered here is not what the database or the log says: begin anew.
    record Reopen(String reason) implements Step {}

    /// Going on would lose or double clicks.
    record Stopped(String reason) implements Step {}
  }

  private final CountedLog log;
  private final PartitionId partition;
  private final Counts counts;
  private final Readers readers;
  private final CountingMetrics metrics;
  private final Judge judge;
  private final CellMemory memory;
  private Progress progress;
  private long expected;

  PartitionCounter(
      CountedLog log,
      int partition,
      Progress progress,
      Opening.From opening,
      CountingProperties properties,
      Counts counts,
      Readers readers,
      CountingMetrics metrics) {
    this.log = log;
    this.partition = new PartitionId(log.id(), partition);
    this.progress = progress;
    this.counts = counts;
    this.readers = readers;
    this.metrics = metrics;
    this.judge =
        new Judge(
            progress.keyClock(),
            properties.room(),
            opening.undecidableUpTo(),
            (offset, index) -> counts.waits(this.partition, offset, index));
    this.memory = new CellMemory(properties.cells());
    this.expected = opening.offset();
  }

  Step take(List<AppendedRecord> records) {
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
  boolean isConfirmed() {
    return counts.progress(partition).nextOffset() == progress.nextOffset();
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
        case Outcome.Applied applied -> tell(batch, applied);
        case Outcome.Moved ignored -> {
          metrics.moved();
          return new Step.Reopen("the database does not stand at offset " + progress.nextOffset());
        }
      }
      progress = batch.after();
    }
    var obstacle = batch.stop();
    return obstacle == null ? new Step.Counted(progress.nextOffset()) : new Step.Stopped(obstacle);
  }

  private void tell(ClickBatch batch, Outcome.Applied applied) {
    metrics.applied(batch);
    readers.tell(
        log.topicId(),
        new Notice(
            partition.log(),
            partition.partition(),
            batch.before().nextOffset(),
            batch.after().nextOffset(),
            batch.after().lastAppendAtMillis(),
            applied.cells()));
  }
}
