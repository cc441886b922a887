package io.cloudclicker.client;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A press on its way: kept until it is known what became of it. Safe for any thread.
public final class Press {

  private final long id;
  private final String counter;
  private final long value;
  private final Instant pressedAt;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private volatile Stage stage;

  Press(long id, String counter, long value, Instant pressedAt) {
    this(id, counter, value, pressedAt, new Stage.Pressed());
  }

  private Press(long id, String counter, long value, Instant pressedAt, Stage stage) {
    this.id = id;
    this.counter = counter;
    this.value = value;
    this.pressedAt = pressedAt;
    this.stage = stage;
  }

  /// One that an earlier process left. If it has a key it was sent, or was about to be.
  static Press of(Kept kept) {
    var key = kept.key();
    var stage = key == null ? new Stage.Pressed() : new Stage.Keyed(key, true, Instant.MIN);
    return new Press(kept.id(), kept.counter(), kept.value(), kept.pressedAt(), stage);
  }

  /// The name of the counter.
  ///
  /// @return its name
  public String counter() {
    return counter;
  }

  /// When it was pressed.
  ///
  /// @return the time by this machine's clock
  public Instant pressedAt() {
    return pressedAt;
  }

  /// What becomes of it, as soon as that is known: milliseconds where all is well, and as long as
  /// the service is away where it is not. It never fails, and what depends on it runs in threads of
  /// its own.
  ///
  /// @return a copy, so that cancelling it takes back nothing
  public CompletableFuture<Ending> ending() {
    return ending.copy();
  }

  long id() {
    return id;
  }

  long value() {
    return value;
  }

  Stage stage() {
    return stage;
  }

  /// For the one thread that sends.
  void become(Stage next) {
    stage = next;
  }

  void end(Ending how) {
    stage = new Stage.Ended(how);
    ending.completeAsync(() -> how, Thread::startVirtualThread);
  }

  @Nullable UUID key() {
    return switch (stage) {
      case Stage.Keyed keyed -> keyed.key();
      case Stage.Asking asking -> asking.key();
      case Stage.Pressed pressed -> null;
      case Stage.Ended ended -> null;
    };
  }

  Kept kept() {
    return new Kept(id, counter, value, pressedAt, key());
  }
}
