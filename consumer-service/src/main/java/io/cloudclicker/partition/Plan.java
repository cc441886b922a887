package io.cloudclicker.partition;

import io.cloudclicker.partition.CellMemory.Lines;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a partition's batches write: the present revision of each counter and, while a recount
/// runs, also the revision that it makes.
///
/// @param version moves on whenever the rest changes; it is part of the compare-and-set, so that
///   nobody writes by a plan that is no longer the partition's
/// @param shadow null while no recount concerns the partition
public record Plan(int version, @Nullable Shadow shadow) {

  public static final Plan PLAIN = new Plan(0, null);

  /// Cells of a revision that nobody reads yet.
  ///
  /// @param job the recount's
  /// @param only the counter that is recounted; null where all are
  /// @param whole whether the cells hold what came before the shadow began, too
  public record Shadow(String job, int revision, @Nullable CounterId only, boolean whole) {

    boolean covers(CounterId counter) {
      return only == null || only.equals(counter);
    }
  }

  /// The cells that a counter's next addition goes on from.
  ///
  /// @param revision the counter's present one
  /// @param cellOf the cell of the highest epoch that a revision has
  public Lines lines(CounterId counter, int revision, IntFunction<Cell> cellOf) {
    var beside = beside(counter, revision);
    var present = cellOf.apply(revision);
    return beside == null || !beside.whole()
        ? new Lines(present, null)
        : new Lines(present, cellOf.apply(beside.revision()));
  }

  /// Writes what a batch adds to a counter: to its present cells, and to those of the shadow.
  /// Returns the cells that the next addition goes on from.
  public Lines grow(CounterDelta delta, Lines lines, CellRows rows) {
    var counter = delta.counter();
    var key = lines.present().key();
    var additions = delta.additions(key.epoch());
    rows.addOnce(counter, additions);
    var present = rows.grow(lines.present(), additions);
    var beside = beside(counter, key.revision());
    if (beside == null) {
      return new Lines(present, null);
    }
    if (!beside.whole()) {
      rows.add(counter, beside.revision(), additions);
      return new Lines(present, null);
    }
    var cell = Objects.requireNonNull(lines.shadow());
    return new Lines(present, rows.grow(cell, delta.additions(cell.key().epoch())));
  }

  /// The shadow to write beside a cell of this revision; null where there is none.
  private @Nullable Shadow beside(CounterId counter, int revision) {
    return shadow != null && shadow.covers(counter) && shadow.revision() != revision
        ? shadow
        : null;
  }
}
