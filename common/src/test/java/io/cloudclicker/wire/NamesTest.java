package io.cloudclicker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "global", "shop.likes-2026_11", "0", "."})
  void takesACountersName(String name) {
    assertThat(new CounterName(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "ä", "a b", "a/b", "a\n", "..%2f", "🖱"})
  void refusesACountersName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CounterName(name))
        .withMessage("a counter's name is 1 to 64 of a-z 0-9 . _ -");
  }

  @Test
  void refusesACountersName_ofMoreThan64Characters() {
    assertThat(new CounterName("x".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new CounterName("x".repeat(65)));
  }

  @Test
  void anIdFollowsFromTheName_andSurvivesItsBytes() {
    var id = CounterId.of(CounterName.GLOBAL);
    // echo -n global | sha256sum | cut -c1-32
    assertThat(id).hasToString("8001c27439650c5c5a6b4ed94163b5dd");
    assertThat(CounterId.ofBytes(id.toBytes())).isEqualTo(id);
    assertThatIllegalArgumentException().isThrownBy(() -> new CounterId(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new SubjectId(0, 0));
  }

  @Test
  void idsSort_asTheirBytesDo() {
    assertThat(new CounterId(1, 0)).isLessThan(new CounterId(-1, 0));
    assertThat(new CounterId(1, -1)).isGreaterThan(new CounterId(1, 1));
  }

  @Test
  void aKeyCarriesItsTime() {
    var key = ClickKey.at(1_790_000_000_123L, new Random(7));
    assertThat(key.timeMillis()).isEqualTo(1_790_000_000_123L);
    assertThat(ClickKey.parse(key.toString())).contains(key);
    assertThat(ClickKey.parse(key.toString().toUpperCase(java.util.Locale.ROOT))).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "f81d4fae-7dec-41d0-a765-00a0c91e6bf6", // version 4
        "019e7b1d-8f2b-7000-0765-00a0c91e6bf6", // another variant
        "019e7b1d8f2b70008765-00a0c91e6bf6----",
        "019e7b1d-8f2b-7000-8765-00a0c91e6bf6 "
      })
  void refusesAKey_thatIsNoUuidOfVersion7(String text) {
    assertThat(ClickKey.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Click.MAX_MILLIS + 1, Long.MIN_VALUE})
  void refusesTimesAndEpochs_outOfBounds(long millis) {
    var id = new CounterId(1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Click(id, millis, null, 1, 0, null))
        .withMessage("epoch is from 0 to 253402300799999");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Click(id, 0, null, 1, millis, null))
        .withMessage("made_at_millis is from 0 to 253402300799999");
  }
}
