package io.cloudclicker.counter;

import java.util.List;

/// The jobs of resets. Safe for any thread.
interface ResetJobs {

  /// Jobs that were begun before the time and are not finished, the oldest first, a few at most.
  List<Resets.Job> openSince(long createdBeforeMillis) throws CountersUnavailable;

  /// A job that is finished already stays as it is.
  void finished(Resets.Job job) throws CountersUnavailable;
}
