package io.cloudclicker.partition;

/// Something that a partition's rows need now and then. It is done between two batches, on the
/// thread that counts the partition: its rows have no other writer.
public interface BetweenBatches {

  /// Called now and then, before partitions are worked on.
  void look();

  /// Does a little for a partition, a fraction of a second. False where the partition does not
  /// stand where its counter takes it to stand: then nothing was done, and it has to be opened
  /// again.
  boolean work(PartitionCounter counter);
}
