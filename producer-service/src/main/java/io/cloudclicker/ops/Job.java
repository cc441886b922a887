package io.cloudclicker.ops;

import io.cloudclicker.wire.CounterId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operator's or owner's command, and how far it is.
///
/// @param counter its id; null where it is about all
/// @param finishedAtMillis milliseconds since 1970 UTC; null while it runs
/// @param failure why it came to nothing; null where it did not
/// @param parts of a recount that runs
record Job(
    String id,
    String kind,
    @Nullable CounterId counter,
    @Nullable String counterName,
    long createdAtMillis,
    @Nullable Long finishedAtMillis,
    @Nullable String failure,
    List<Part> parts) {

  /// A partition's part of a recount.
  ///
  /// @param read the log is read up to here
  /// @param goal up to where it has to be
  /// @param whole whether the new revision has it all
  record Part(int partition, long read, long goal, boolean whole) {}

  Job {
    parts = List.copyOf(parts);
  }
}
