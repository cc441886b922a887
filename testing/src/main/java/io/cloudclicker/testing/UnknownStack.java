package io.cloudclicker.testing;

/// The environment asks for a stack that there isn't.
public final class UnknownStack extends RuntimeException {
  UnknownStack(String variable, String value) {
    super("%s is \"%s\"; it can be containers or embedded.".formatted(variable, value));
  }
}
