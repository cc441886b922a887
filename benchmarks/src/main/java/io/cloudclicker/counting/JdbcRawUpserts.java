package io.cloudclicker.counting;

import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.CellMemory.Lines;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// The rows of the consumer's batches, kept when they were made and written later, one transaction
/// a batch: what is left of counting when reading, judging and the compare-and-set are taken away.
/// Holds one partition's rows, for one thread.
public final class JdbcRawUpserts implements Counts {

  private static final long NO_EPOCH = -1;

  private final List<JdbcCounterRows> batches = new ArrayList<>();

  @Override
  public Standing standing(PartitionId partition) {
    return Standing.START;
  }

  @Override
  public boolean waits(PartitionId partition, long offset, int index, long by) {
    return false;
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    var rows = rows(partition, batch, memory);
    batches.add(rows);
    return new Outcome.Applied(rows.touched());
  }

  /// The rows of a batch; the memory has the cells as they are after it.
  static JdbcCounterRows rows(PartitionId partition, ClickBatch batch, CellMemory memory) {
    var rows = new JdbcCounterRows(partition);
    var grown = new HashMap<CounterId, Lines>();
    for (var delta : batch.deltas()) {
      var counter = delta.counter();
      var lines = memory.lines(counter).orElseGet(() -> new Lines(empty(partition, counter), null));
      grown.put(counter, memory.plan().grow(delta, lines, rows));
    }
    memory.keep(grown);
    return rows;
  }

  private static Cell empty(PartitionId partition, CounterId counter) {
    var key = new Cell.Key(counter, NO_EPOCH, 0, partition.log(), partition.partition());
    return new Cell(key, 0, 0, null);
  }

  /// Writes all rows, batch after batch.
  public void write(JdbcOperations jdbc, TransactionOperations transaction) {
    for (var rows : batches) {
      transaction.executeWithoutResult(_ -> write(jdbc, rows));
    }
  }

  static void write(JdbcOperations jdbc, JdbcCounterRows rows) {
    rows.writeShards(jdbc);
    rows.writeMinutes(jdbc);
    rows.writeOwn(jdbc);
  }
}
