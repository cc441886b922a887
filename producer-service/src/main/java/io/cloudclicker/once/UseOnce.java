package io.cloudclicker.once;

/// What was used already. Safe for any thread.
@FunctionalInterface
public interface UseOnce {

  /// Whether nobody used it before.
  ///
  /// @param id of something that is good, and that we made
  boolean use(String id);
}
