package io.cloudclicker.lag;

import io.cloudclicker.wire.StageTimes;
import java.util.Map;

/// What the consumers say that they are busy with.
@FunctionalInterface
interface ConsumerStages {

  /// By partition; empty where nobody has told, or where it can't be read now. Takes bounded time.
  Map<Integer, StageTimes> read(String topicId);
}
