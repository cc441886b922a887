package io.cloudclicker.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.standalone.Options.Help;
import io.cloudclicker.standalone.Options.Refused;
import io.cloudclicker.standalone.Options.Up;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void startsOn8080_withDataInTheCurrentFolder() {
    assertThat(Options.parse()).isEqualTo(new Up(Path.of(".clicker"), 8080, null));
  }

  @Test
  void takesEveryOption() {
    assertThat(Options.parse("--data", "a folder", "--token", "secret", "--port", "9000"))
        .isEqualTo(new Up(Path.of("a folder"), 9000, "secret"));
  }

  @Test
  void takesTheLast_ofAnOptionGivenTwice() {
    assertThat(Options.parse("--port", "1", "--port", "65535"))
        .isEqualTo(new Up(Path.of(".clicker"), 65_535, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helps_whateverElseThereIs(String help) {
    assertThat(Options.parse("--port", "9000", help, "--nonsense")).isEqualTo(new Help());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nonsense", "data", "--data=x", ""})
  void refusesWhatItDoesNotKnow(String argument) {
    assertThat(Options.parse(argument))
        .isEqualTo(new Refused("There is no option \"" + argument + "\"."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--data", "--port", "--token"})
  void refusesAnOptionWithoutItsValue(String option) {
    Refused refused = new Refused("The option " + option + " needs a value.");
    assertThat(Options.parse(option)).isEqualTo(refused);
    assertThat(Options.parse(option, " ")).isEqualTo(refused);
    assertThat(Options.parse(option, "--help")).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "8080x", "99999999999", "1.5", "٣"})
  void refusesWhatIsNoPort(String port) {
    assertThat(Options.parse("--port", port))
        .isEqualTo(new Refused("A port is a number from 1 to 65535, not \"" + port + "\"."));
  }

  @Test
  void refusesAFolder_thatNoFileSystemCanName() {
    assertThat(Options.parse("--data", "a\0b"))
        .isEqualTo(new Refused("\"a\0b\" can't be a folder's name."));
  }
}
