package io.cloudclicker.partition;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.List;

/// Counts a partition without asking whether a click was there before: what [PartitionCounter] does
/// with the window taken away. A variant that shows what deduplication costs.
public final class Undecided {

  private final PartitionId partition;
  private final Counts counts;
  private final CellMemory memory;
  private Progress progress = Progress.START;

  public Undecided(PartitionId partition, Counts counts, int cells) {
    this.partition = partition;
    this.counts = counts;
    memory = new CellMemory(Plan.PLAIN, cells);
  }

  /// @throws IllegalStateException where the database does not stand where this left it
  public void take(List<AppendedRecord> records) {
    var batch = new ClickBatch(progress);
    for (var record : records) {
      if (record.content() instanceof LogRecord.Clicks(var entries)) {
        entries.forEach(entry -> add(entry, record, batch));
      }
      batch.passed(record, KeyClock.START);
    }
    if (counts.apply(partition, batch, memory) instanceof Counts.Outcome.Moved) {
      throw new IllegalStateException("somebody else counts here");
    }
    progress = batch.after();
  }

  private static void add(Entry entry, AppendedRecord record, ClickBatch batch) {
    if (entry instanceof Entry.Good(Click click)) {
      batch.delta(click.counter()).add(click, record);
      batch.counted();
    }
  }
}
