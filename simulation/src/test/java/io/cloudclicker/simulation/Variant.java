package io.cloudclicker.simulation;

/// The design, and ways to break it that a checker must notice.
public enum Variant {
  SOUND,
  /// A batch is applied wherever the partition stands.
  NO_COMPARE_AND_SET,
  /// A batch is applied where the partition stands at its beginning or beyond it.
  AT_LEAST,
  /// A batch is applied where the partition stands at its beginning or before it.
  AT_MOST,
  /// When a partition is taken away, the position of the consumer is stored as its progress.
  FLUSH_ON_REVOCATION,
  /// A batch that failed is skipped, and the progress moves over it.
  SKIP_AFTER_FAILURES,
  /// A batch is applied though a recount has begun or ended since its cells were read.
  ANY_PLAN;

  /// Whether a batch that begins at `begin` is applied to a partition that stands at `present`.
  public boolean applies(long present, long begin) {
    return switch (this) {
      case SOUND, FLUSH_ON_REVOCATION, SKIP_AFTER_FAILURES, ANY_PLAN -> present == begin;
      case NO_COMPARE_AND_SET -> true;
      case AT_LEAST -> present >= begin;
      case AT_MOST -> present <= begin;
    };
  }
}
