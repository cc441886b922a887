package io.cloudclicker.client;

/// So many presses wait already that one more was not taken: it is neither kept nor sent.
public final class QueueFull extends RuntimeException {

  QueueFull(int most) {
    super(most + " presses wait already; nothing was pressed");
  }
}
