package io.cloudclicker.caller;

/// Which sessions have ended, as far as this instance knows: a second later at most than whoever
/// ended it. Safe for any thread; waits for nothing.
@FunctionalInterface
public interface SessionEnds {

  boolean contains(String session);
}
