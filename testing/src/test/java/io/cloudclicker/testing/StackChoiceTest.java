package io.cloudclicker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StackChoiceTest {
  @Test
  void isAsTheEnvironmentSays() {
    assertThat(StackChoice.of("containers", () -> false)).isEqualTo(StackChoice.CONTAINERS);
    assertThat(StackChoice.of("embedded", () -> true)).isEqualTo(StackChoice.EMBEDDED);
  }

  @Test
  void dependsOnDocker_whenTheEnvironmentSaysNothing() {
    assertThat(StackChoice.of(null, () -> true)).isEqualTo(StackChoice.CONTAINERS);
    assertThat(StackChoice.of(null, () -> false)).isEqualTo(StackChoice.EMBEDDED);
  }

  @Test
  void refusesAnyOtherValue() {
    assertThatThrownBy(() -> StackChoice.of("docker", () -> true))
        .isInstanceOf(UnknownStack.class)
        .hasMessage("CLICKER_STACK is \"docker\"; it can be containers or embedded.");
    assertThatThrownBy(() -> StackChoice.of("", () -> true)).isInstanceOf(UnknownStack.class);
  }
}
