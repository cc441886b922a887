package io.cloudclicker.partition;

import io.cloudclicker.wire.CounterId;
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

  /// The shadow to write beside a cell of this revision; null where there is none.
  public @Nullable Shadow beside(CounterId counter, int revision) {
    return shadow != null && shadow.covers(counter) && shadow.revision() != revision
        ? shadow
        : null;
  }
}
