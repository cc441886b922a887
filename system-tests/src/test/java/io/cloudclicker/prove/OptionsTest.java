package io.cloudclicker.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void runAllRows_byDefault() throws Exception {
    var options = Options.of();
    assertThat(options.rows()).hasSize(35);
    assertThat(options.isWhole()).isTrue();
    assertThat(options.pace()).isEqualTo(Pace.FULL);
  }

  @Test
  void everyOptionGiven() throws Exception {
    var options = Options.of("--rows", "6, 1,2", "--seed", "-9", "--minutes", "3");
    assertThat(options.rows()).extracting(Row::number).containsExactly(1, 2, 6);
    assertThat(options.isWhole()).isFalse();
    assertThat(options.seed()).isEqualTo(-9);
    assertThat(options.pace().presses()).isLessThan(Pace.FULL.presses());
    assertThat(Options.of("--help").help()).isTrue();
  }

  @Test
  void soak_inThePlaceOfTheRows() throws Exception {
    var options = Options.of("--soak", "30");
    assertThat(options.soak()).isEqualTo(Duration.ofMinutes(30));
    assertThat(options.isWhole()).isFalse();
  }

  @Test
  void pressMore_whereThereIsMoreTime() throws Exception {
    var hour = Options.of("--minutes", "60").pace();
    assertThat(Options.of("--minutes", "120").pace().presses()).isGreaterThan(hour.presses());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--row | prove does not know \"--row\"; ./clicker prove --help lists what there is.",
        "--rows | --rows needs a value.",
        "--rows one | --rows takes a whole number, not \"one\".",
        "--rows 1,,2 | --rows takes a whole number, not \"\".",
        "--rows 1,36 | --rows takes numbers from 1 to 35, separated by commas; there is no row 36.",
        "--rows 0 | --rows takes numbers from 1 to 35, separated by commas; there is no row 0.",
        "--seed x | --seed takes a whole number, not \"x\".",
        "--minutes 0 | --minutes takes 1 to 1440, not 0.",
        "--soak 0 | --soak takes 1 to 1440, not 0.",
        "--minutes 1e3 | --minutes takes a whole number, not \"1e3\"."
      })
  void areRefusedWithASentence_whenWrong(String arguments, String sentence) {
    assertThatThrownBy(() -> Options.of(arguments.split(" ")))
        .isInstanceOf(Options.Wrong.class)
        .hasMessage(sentence);
  }

  @Test
  void theMatrixHasEveryNumberOnce() {
    assertThat(Matrix.rows()).extracting(Row::number).isSorted().doesNotHaveDuplicates();
    assertThat(Matrix.rows().stream().filter(Row::quick).map(Row::number))
        .isEqualTo(List.of(1, 2, 3, 4, 6, 7, 8, 11, 19, 21, 24, 26));
  }
}
