package io.cloudclicker.partition;

/// A partition of a log.
///
/// @param log the row of the table `log`
public record PartitionId(int log, int partition) {}
