package io.cloudclicker.client;

import java.util.Collection;
import java.util.List;

/// Presses live as long as their client.
final class NoJournal implements Journal {

  @Override
  public List<Kept> kept() {
    return List.of();
  }

  @Override
  public boolean isLasting() {
    return false;
  }

  @Override
  public void add(Kept press) {
    // the client has it
  }

  @Override
  public void keyed(Collection<Kept> presses) {
    // the client has them
  }

  @Override
  public void ended(Collection<Kept> presses) {
    // the client has them no more
  }

  @Override
  public void close() {
    // nothing is open
  }
}
