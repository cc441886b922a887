package io.cloudclicker.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final Turns turns = new Turns(2, Duration.ofNanos(1));

  @Test
  void letsAFewInAtATime() {
    var third = turns.take(() -> turns.take(() -> turns.take(() -> Optional.of("in"))));
    assertThat(third).isEmpty();
    assertThat(turns.take(() -> turns.take(() -> Optional.of("in")))).contains("in");
  }

  @Test
  void letsTheNextIn_alsoAfterAFault() {
    for (int fault = 0; fault < 5; fault++) {
      assertThatIllegalStateException().isThrownBy(() -> turns.take(TurnsTest::fail));
    }
    assertThat(turns.take(() -> Optional.of("in"))).contains("in");
  }

  private static Optional<String> fail() {
    throw new IllegalStateException("a fault");
  }
}
