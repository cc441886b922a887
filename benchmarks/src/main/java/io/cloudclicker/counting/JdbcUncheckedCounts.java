package io.cloudclicker.counting;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.partition.CellMemory;
import io.cloudclicker.partition.ClickBatch;
import io.cloudclicker.partition.Counts;
import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Standing;
import io.cloudclicker.recount.JdbcShadows;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/// [JdbcCounts] without the compare-and-set: whoever comes again counts again. A variant that shows
/// what exactness costs; nobody could run it.
public final class JdbcUncheckedCounts implements Counts {

  private final JdbcOperations jdbc;
  private final TransactionOperations transaction;

  public JdbcUncheckedCounts(JdbcOperations jdbc, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// The product's own, as its consumer makes it.
  public static Counts checked(JdbcOperations jdbc, TransactionOperations transaction) {
    return new JdbcCounts(jdbc, transaction, new JdbcShadows(jdbc, transaction), FaultPoints.NONE);
  }

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
    var rows = JdbcRawUpserts.rows(partition, batch, memory);
    transaction.executeWithoutResult(_ -> JdbcRawUpserts.write(jdbc, rows));
    return new Outcome.Applied(rows.touched());
  }
}
