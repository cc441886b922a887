package io.cloudclicker.counting;

/// What a partition rejected and no second try has counted yet. Only that partition's batches
/// change it, so an answer holds as long as the partition stands where it stood.
interface Rejections {

  boolean waits(long offset, int index);
}
