package io.cloudclicker.simulation;

import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import org.jspecify.annotations.Nullable;

/// One attempt at a press, and what was said of it. Its value is its own, so that the log tells
/// which attempt it holds.
public final class Attempt {

  private final CounterName counter;
  private final @Nullable ClickKey key;
  private final long value;
  private @Nullable Receipt receipt;
  private boolean refused;

  Attempt(CounterName counter, @Nullable ClickKey key, long value) {
    this.counter = counter;
    this.key = key;
    this.value = value;
  }

  public CounterName counter() {
    return counter;
  }

  public @Nullable ClickKey key() {
    return key;
  }

  public long value() {
    return value;
  }

  public void acknowledged(Receipt place) {
    receipt = place;
  }

  /// Not stored, for certain.
  public void refused() {
    refused = true;
  }

  /// Perhaps stored.
  public void unknown() {
    refused = false;
  }

  @Nullable Receipt receipt() {
    return receipt;
  }

  boolean isRefused() {
    return refused;
  }
}
