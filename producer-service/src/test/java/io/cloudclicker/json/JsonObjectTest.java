package io.cloudclicker.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

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
    assertThat(problem.detail()).startsWith("count has to be an integer from -2^63 to 2^63-1");
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
        "",
        "{\"count\":1",
        "{\"count\":1}}",
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
    assertThat(refused(json).detail()).isEqualTo("the body has to be a JSON object");
  }

  @Test
  void refusesDeepNesting() {
    assertThat(refused("[".repeat(17) + "]".repeat(17)).type()).isEqualTo("not-json");
  }

  @Test
  void repeatsNothingThatCouldBreakTheAnswer() {
    var problem = refused("{\"\\ud800\\u0000\\n" + "x".repeat(100) + "\":1}");
    assertThat(problem.members()).containsEntry("member", "???" + "x".repeat(61));
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] bytes = {'{', '"', 'c', '"', ':', '"', (byte) 0xff, '"', '}'};
    assertThat(refusal(() -> JsonReader.read(bytes)).type()).isEqualTo("not-json");
  }

  @Test
  void givesEachMemberByItsType() {
    var object = object("{\"text\":\"é\",\"number\":9223372036854775807,\"list\":[\"a\",\"b\"]}");
    assertThat(object.string("text")).isEqualTo("é");
    assertThat(object.optionalLong("number", 0, Long.MAX_VALUE)).hasValue(Long.MAX_VALUE);
    assertThat(object.strings("list", 2)).isEqualTo(List.of("a", "b"));
  }

  @Test
  void tellsWhatIsNotThere() {
    var object = object("{}");
    assertThat(object.optionalString("text")).isEmpty();
    assertThat(object.optionalLong("number", 0, 1)).isEmpty();
    assertThat(object.optionalStrings("list", 1)).isEmpty();
    assertThat(refusal(() -> object.string("text")).detail()).isEqualTo("text is missing");
    assertThat(refusal(() -> object.strings("list", 1)).detail()).isEqualTo("list is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "true", "[]", "{}"})
  void namesTheMember_thatIsNoString(String value) {
    var object = object("{\"text\":" + value + "}");
    assertThat(refusal(() -> object.string("text")).detail()).isEqualTo("text has to be a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1.0", "1e3", "-1", "11", "null", "9223372036854775808"})
  void namesTheMember_thatIsNoIntegerWithinItsLimits(String value) {
    var object = object("{\"number\":" + value + "}");
    assertThat(refusal(() -> object.optionalLong("number", 0, 10)).detail())
        .isEqualTo("number has to be an integer from 0 to 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "{}", "null", "[\"a\",\"b\",\"c\"]"})
  void namesTheMember_thatIsNoSuchList(String value) {
    var object = object("{\"list\":" + value + "}");
    assertThat(refusal(() -> object.strings("list", 2)).detail())
        .isEqualTo("list has to be a list of at most 2 strings");
  }

  @Test
  void namesTheItem_thatIsNoString() {
    var object = object("{\"list\":[\"a\",7]}");
    assertThat(refusal(() -> object.strings("list", 2)).members())
        .containsEntry("member", "list[1]");
  }

  private static long count(String json) {
    return JsonObject.of(read(json), Set.of("count")).integer("count");
  }

  private static JsonObject object(String json) {
    return JsonObject.of(read(json), Set.of("text", "number", "list"));
  }

  private static Json read(String json) {
    return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem refused(String json) {
    return refusal(() -> count(json));
  }

  private static Problem refusal(ThrowingCallable call) {
    return catchThrowableOfType(ProblemRaised.class, call).problem();
  }
}
