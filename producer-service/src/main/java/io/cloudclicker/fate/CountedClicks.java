package io.cloudclicker.fate;

import io.cloudclicker.wire.Receipt;
import java.util.Set;

/// What MySQL knows of clicks in the log. Safe for any thread.
interface CountedClicks {

  /// Asks for all at once. Fails with an exception where MySQL can't be asked.
  Progress progress(Set<Receipt> places);

  /// @param passed those that the partition's progress is beyond
  /// @param rejected those that wait as rejected records
  record Progress(Set<Receipt> passed, Set<Receipt> rejected) {

    static final Progress UNKNOWN = new Progress(Set.of(), Set.of());

    public Progress {
      passed = Set.copyOf(passed);
      rejected = Set.copyOf(rejected);
    }
  }
}
