package io.cloudclicker.fault;

/// Thrown at a point that was armed to throw.
public final class InjectedFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  InjectedFault(String point) {
    super("on purpose, at " + point);
  }
}
