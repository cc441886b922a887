package io.cloudclicker.limit;

import io.cloudclicker.problem.Problem;

/// What lets a click go on whose address is over its limit. Each call has its own; not safe for
/// several threads.
public interface Pass {

  Pass NONE =
      new Pass() {
        @Override
        public boolean use() {
          return false;
        }

        @Override
        public Problem explain(Problem refusal) {
          return refusal;
        }
      };

  /// Whether one click more may go on.
  boolean use();

  /// The refusal, with why it did not help, or how one is got.
  Problem explain(Problem refusal);
}
