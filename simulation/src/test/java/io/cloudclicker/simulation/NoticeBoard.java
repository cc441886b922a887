package io.cloudclicker.simulation;

import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.Notice;
import org.jspecify.annotations.Nullable;

/// Where consumers tell readers what they committed.
public interface NoticeBoard {

  void tell(String topicId, Notice notice);

  /// Totals of another revision are told from here on.
  ///
  /// @param only the counter; null for all
  void forget(String topicId, @Nullable CounterId only);
}
