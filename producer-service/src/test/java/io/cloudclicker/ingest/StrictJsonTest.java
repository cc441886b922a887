package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"count\": 1700000000}                | 1700000000",
        "{\"count\": \"1700000000\"}            | 1700000000",
        "{\"count\": -5}                        | -5",
        "{\"count\": \"-0005\"}                 | -5",
        "{\"count\": 9223372036854775807}       | 9223372036854775807",
        "{\"count\": \"-9223372036854775808\"}  | -9223372036854775808",
        "{\"co\\u0075nt\": 1}                   | 1",
      })
  void takesAnyIntegerOf64Bits(String json, long value) {
    assertThat(count(json)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1.0",
        "1e3",
        "9223372036854775808",
        "-9223372036854775809",
        "\"9223372036854775808\"",
        "\"1.5\"",
        "\"+5\"",
        "\"\"",
        "\" 5\"",
        "\"५\"",
        "\"0x10\"",
        "null",
        "true",
        "[1]",
        "{\"count\":1}",
        "1e1000000000"
      })
  void namesTheMember_thatIsNoIntegerOf64Bits(String value) {
    var problem = refused("{\"count\":" + value + "}");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).startsWith("count is an integer from -2^63 to 2^63-1");
    assertThat(problem.members()).containsEntry("member", "count");
  }

  @Test
  void namesTheMember_thatHasTooManyDigits() {
    assertThat(refused("{\"count\":" + "9".repeat(4_000) + "}").members())
        .containsEntry("member", "count");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                            | count | count is missing",
        "{\"count\":1,\"count\":2}     | count | count is given twice",
        "{\"count\":1,\"c\\u006funt\":2} | count | count is given twice",
        "{\"count\":1,\"value\":2}     | value | value is not known here",
      })
  void namesTheMember_thatIsMissingOrTooMuch(String json, String member, String detail) {
    var problem = refused(json);
    assertThat(problem.detail()).isEqualTo(detail);
    assertThat(problem.members()).containsEntry("member", member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":1}{}",
        "{\"count\":1} x",
        "{\"count\":1",
        "{\"count\":}",
        "{count:1}",
        "{'count':1}",
        "{\"count\":01}",
        "{\"count\":1,}",
        "{\"count\":NaN}",
        "{\"count\":1} // said",
        "\uFEFF{\"count\":1}",
        " ",
        "["
      })
  void refusesWhatIsNotOneJsonValue(String json) {
    var problem = refused(json);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.type()).isEqualTo("not-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"count\"", "null"})
  void refusesWhatIsNoObject(String json) {
    assertThat(refused(json).detail()).isEqualTo("the body is a JSON object");
  }

  @Test
  void refusesDeepNesting() {
    assertThat(refused("[".repeat(2_000)).type()).isEqualTo("not-json");
  }

  @Test
  void repeatsNothingThatCouldBreakTheAnswer() {
    var problem = refused("{\"\\ud800\\u0000\\n" + "x".repeat(100) + "\":1}");
    assertThat(problem.members()).containsEntry("member", "???" + "x".repeat(61));
  }

  private static long count(String json) {
    return Members.of(JsonReader.read(json), Set.of("count")).integer("count");
  }

  private static Problem refused(String json) {
    return catchThrowableOfType(ProblemRaised.class, () -> count(json)).problem();
  }
}
