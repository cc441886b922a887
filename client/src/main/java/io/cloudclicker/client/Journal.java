package io.cloudclicker.client;

import java.util.Collection;
import java.util.List;

/// Where presses are kept until it is known what became of them. Safe for any thread; what can't be
/// written is an [java.io.UncheckedIOException].
interface Journal extends AutoCloseable {

  /// What an earlier client left, in the order it was pressed.
  List<Kept> kept();

  /// Whether what is in it is there for a later client.
  boolean isLasting();

  void add(Kept press);

  /// Returns once the keys would survive a power cut.
  void keyed(Collection<Kept> presses);

  void ended(Collection<Kept> presses);

  @Override
  void close();
}
