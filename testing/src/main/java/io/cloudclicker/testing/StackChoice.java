package io.cloudclicker.testing;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/// Which stack the tests run on, as `CLICKER_STACK` or this machine says.
enum StackChoice {
  CONTAINERS,
  EMBEDDED;

  private static final String VARIABLE = "CLICKER_STACK";

  static StackChoice current() {
    return of(System.getenv(VARIABLE), () -> DockerClientFactory.instance().isDockerAvailable());
  }

  static StackChoice of(@Nullable String value, BooleanSupplier dockerAnswers) {
    if (value == null) {
      return dockerAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
    }
    return switch (value) {
      case "containers" -> CONTAINERS;
      case "embedded" -> EMBEDDED;
      default -> throw new UnknownStack(VARIABLE, value);
    };
  }

  /// @param measured whether it is for figures: then nothing in it is tuned to start fast
  Stack start(boolean measured) {
    return switch (this) {
      case CONTAINERS -> ContainersStack.start();
      case EMBEDDED -> EmbeddedStack.start(measured);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
