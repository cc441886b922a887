package io.cloudclicker.lag;

import java.util.Optional;

/// How far everything is counted, as MySQL says.
interface Progress {

  /// Empty before the first log. Takes seconds at most.
  ///
  /// @throws Unavailable where MySQL does not answer
  Optional<Applied> read() throws Unavailable;
}
