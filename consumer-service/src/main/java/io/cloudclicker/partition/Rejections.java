package io.cloudclicker.partition;

/// What a partition rejected and no second try has counted yet. Only that partition's batches
/// change it, so an answer holds as long as the partition stands where it stood.
interface Rejections {

  /// @param by offset of the second try that asks
  boolean waits(long offset, int index, long by);
}
