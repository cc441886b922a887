package io.cloudclicker.badge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorTest {

  @ParameterizedTest
  @CsvSource({
    "vermilion, #c2301c, #ffffff",
    "4c7a5a,    #4c7a5a, #ffffff",
    "FfF,       #ffffff, #000000",
    "0a0,       #00aa00, #000000",
    "000000,    #000000, #ffffff",
  })
  void isANameOrDigits_withTextThatCanBeReadOnIt(String word, String color, String text) {
    assertThat(Color.of(word)).hasToString("Optional[" + color + "]");
    assertThat(Color.of(word).orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#fff", "ffff", "ggg", "url(x)", "red\"/>", "Vermilion", "٣٣٣"})
  void isNothingElse(String word) {
    assertThat(Color.of(word)).isEmpty();
  }
}
