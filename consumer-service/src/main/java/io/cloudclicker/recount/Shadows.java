package io.cloudclicker.recount;

import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.partition.Plan;
import io.cloudclicker.partition.Standing;
import java.util.Optional;

/// The shadows of partitions: cells of a new revision, which their batches write beside the present
/// one. Each change moves the partition's plan on, if the partition still stands where its counter
/// believes it to stand; empty where it doesn't.
interface Shadows {

  /// The recount that runs; there is one at most.
  Optional<RecountJob> running();

  /// From here on batches add to the new revision, too.
  Optional<Plan> begin(PartitionId partition, Standing standing, RecountJob job);

  /// Adds some of what the log held before to the new revision, once that is read; the plan says
  /// when it is all.
  Optional<Plan> merge(PartitionId partition, Standing standing);

  /// The recount is over: the present revision is the only one again.
  Optional<Plan> end(PartitionId partition, Standing standing);
}
