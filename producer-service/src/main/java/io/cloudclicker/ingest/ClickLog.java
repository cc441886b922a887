package io.cloudclicker.ingest;

import io.cloudclicker.wire.Click;
import java.util.List;

/// Where clicks become durable. Blocks its (virtual) thread until the log has answered, at most a
/// few seconds. Safe for any thread.
interface ClickLog {

  default PublishResult publish(Click click) {
    return publish(List.of(click)).getFirst();
  }

  /// @return one result per click, in order
  List<PublishResult> publish(List<Click> clicks);
}
