package io.cloudclicker.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void givesEachMemberByItsType() throws IOException {
    var body = read("{\"name\":\"é\",\"start\":9223372036854775807,\"list\":[\"a\",\"b\"]}");

    assertThat(body.string("name")).isEqualTo("é");
    assertThat(body.optionalLong("start", 0, Long.MAX_VALUE)).hasValue(Long.MAX_VALUE);
    assertThat(body.strings("list", 2)).isEqualTo(List.of("a", "b"));
  }

  @Test
  void tellsWhatIsNotThere() throws IOException {
    var body = read("{}");

    assertThat(body.has("name")).isFalse();
    assertThat(body.optionalString("name")).isEmpty();
    assertThat(body.optionalLong("start", 0, 1)).isEmpty();
    assertThat(body.optionalStrings("list", 1)).isEmpty();
    assertThat(refusalOf(() -> body.string("name")).members()).containsEntry("member", "name");
    assertThat(refusalOf(() -> body.strings("list", 1)).members()).containsEntry("member", "list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "null",
        "{",
        "{\"name\":}",
        "{\"name\":\"a\"} x",
        "{\"name\":\"a\"}{}",
        "{\"name\":tru}",
        "{\"name\":{\"a\":1,\"a\":2}}",
        "{\"name\":NaN}",
        "{name:\"a\"}",
        "{\"name\":\"a\",}"
      })
  void refusesWhatIsNoObject(String text) {
    var problem = refusalOf(() -> read(text));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.type()).isEqualTo("not-json");
    assertThat(problem.outcome()).isEqualTo(Problem.Outcome.INVALID);
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] bytes = {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, '"', '}'};

    var problem = refusalOf(() -> JsonBody.read(new ByteArrayInputStream(bytes), 99, "name"));

    assertThat(problem.type()).isEqualTo("not-json");
  }

  @Test
  void refusesDeepNesting() {
    var problem = refusalOf(() -> read("{\"name\":" + "[".repeat(2_000)));

    assertThat(problem.type()).isEqualTo("not-json");
  }

  @Test
  void namesAnUnknownMember() {
    var problem = refusalOf(() -> read("{\"name\":\"a\",\"nmae\":1}"));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.members()).containsEntry("member", "nmae");
  }

  @Test
  void namesAMemberInPrintableCharacters_whenItsNameIsNoise() {
    var problem = refusalOf(() -> read("{\"\u00e9\\n" + "x".repeat(500) + "\":1}"));

    assertThat(problem.members()).containsEntry("member", "??" + "x".repeat(62));
  }

  @Test
  void namesAMemberThatIsThereTwice() {
    var problem = refusalOf(() -> read("{\"name\":\"a\",\"name\":\"a\"}"));

    assertThat(problem.members()).containsEntry("member", "name");
    assertThat(problem.detail()).isEqualTo("name is there twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "true", "[]", "{}"})
  void namesAMemberThatIsNoString(String value) throws IOException {
    var body = read("{\"name\":" + value + "}");

    assertThat(refusalOf(() -> body.string("name")).members()).containsEntry("member", "name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1.0", "1e3", "-1", "11", "null", "9223372036854775808"})
  void namesAMemberThatIsNoSuchInteger(String value) throws IOException {
    var body = read("{\"start\":" + value + "}");

    var problem = refusalOf(() -> body.optionalLong("start", 0, 10));

    assertThat(problem.detail()).isEqualTo("start has to be an integer from 0 to 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "{}", "null", "[\"a\",\"b\",\"c\"]"})
  void namesAMemberThatIsNoSuchList(String value) throws IOException {
    var body = read("{\"list\":" + value + "}");

    var problem = refusalOf(() -> body.strings("list", 2));

    assertThat(problem.detail()).isEqualTo("list has to be a list of at most 2 strings");
  }

  @Test
  void namesTheItemThatIsNoString() throws IOException {
    var body = read("{\"list\":[\"a\",7]}");

    assertThat(refusalOf(() -> body.strings("list", 2)).members())
        .containsEntry("member", "list[1]");
  }

  @Test
  void refusesABodyBeyondTheLimit() throws IOException {
    byte[] bytes = "{\"name\":\"\"}".getBytes(StandardCharsets.UTF_8);
    int limit = bytes.length;

    JsonBody.read(new ByteArrayInputStream(bytes), limit, "name");
    var problem =
        refusalOf(() -> JsonBody.read(new ByteArrayInputStream(bytes), limit - 1, "name"));

    assertThat(problem.status()).isEqualTo(413);
    assertThat(problem.members()).containsEntry("limit", limit - 1);
  }

  private static JsonObject read(String text) throws IOException {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return JsonBody.read(bytes, 4_096, "name", "start", "list");
  }

  private static Problem refusalOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ProblemRaised.class, call).problem();
  }
}
