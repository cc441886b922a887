package io.cloudclicker.fate;

import io.cloudclicker.wire.ClickKey;
import java.util.Map;
import java.util.Set;

/// The log, asked for keys. For one thread.
interface FateLog extends AutoCloseable {

  /// Reads what is needed to tell all these keys' fates, once for all and within a time limit. Keys
  /// that it was too short for are missing in the answer; asked again, they go on where it ended.
  Map<ClickKey, Verdict> read(Set<ClickKey> keys) throws FateUnavailable;

  @Override
  void close();
}
