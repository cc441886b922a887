package io.cloudclicker.fate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.ClickKey;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanEndsTest {

  private static final Random RANDOM = new Random(7);

  private final ScanEnds ends = new ScanEnds(2);
  private final ClickKey a = ClickKey.at(1, RANDOM);
  private final ClickKey b = ClickKey.at(2, RANDOM);
  private final ClickKey c = ClickKey.at(3, RANDOM);

  @Test
  void tellsTheEndOfAKey_untilItIsForgotten() {
    ends.remember(a, 7);
    assertThat(ends.of(a)).hasValue(7);

    ends.forget(a);
    assertThat(ends.of(a)).isEmpty();
  }

  @Test
  void forgetsTheKeyThatWasAskedForTheLongestAgo_whenFull() {
    ends.remember(a, 7);
    ends.remember(b, 8);
    ends.of(a);
    ends.remember(c, 9);

    assertThat(ends.of(b)).isEmpty();
    assertThat(ends.of(a)).hasValue(7);
    assertThat(ends.of(c)).hasValue(9);
  }

  @Test
  void forgetsAll_whenTheLogIsAnother() {
    ends.of(1);
    ends.remember(a, 7);
    ends.of(1);
    assertThat(ends.of(a)).hasValue(7);

    ends.of(2);
    assertThat(ends.of(a)).isEmpty();
  }
}
