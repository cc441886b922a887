package io.cloudclicker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ClickKeyTest {

  @Property
  void isAUuidOfVersion7_thatTellsItsTime(
      @ForAll @LongRange(min = 0, max = (1L << 48) - 1) long millis, @ForAll long seed) {
    var time = Instant.ofEpochMilli(millis);
    var key = ClickKey.at(time, new Random(seed));
    assertThat(key.version()).isEqualTo(7);
    assertThat(key.variant()).isEqualTo(2);
    assertThat(ClickKey.time(key)).isEqualTo(time);
    assertThat(key).isNotEqualTo(ClickKey.at(time, new Random(seed + 1)));
  }
}
