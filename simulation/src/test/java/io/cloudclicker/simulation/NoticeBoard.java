package io.cloudclicker.simulation;

import io.cloudclicker.wire.Notice;

/// Where consumers tell readers what they committed.
public interface NoticeBoard {

  void tell(String topicId, Notice notice);
}
