package io.cloudclicker.replay;

import io.cloudclicker.partition.CountedHere.Share;

/// Something that reads the log again, a slice at a time.
public interface ReplayTask {

  /// Does a little of it for the partitions that this instance counts.
  ///
  /// @return how many records it read, about
  int work(LogReplay log, Share share);
}
