package io.cloudclicker.partition;

/// Where a partition stands: how far it is counted, and what its batches write.
public record Standing(Progress progress, Plan plan) {

  public static final Standing START = new Standing(Progress.START, Plan.PLAIN);
}
