package io.cloudclicker.client;

/// Hears of totals as they move. It is called by one thread at a time; one that takes long hears of
/// fewer totals, never of older ones.
@FunctionalInterface
public interface TotalListener {

  /// A counter's total, within moments of its change; at most 10 a second and counter.
  ///
  /// @param total what the service told
  void told(Total total);

  /// The way to the service changed. Does nothing unless overridden.
  ///
  /// @param link how it is now
  default void linked(Link link) {}
}
