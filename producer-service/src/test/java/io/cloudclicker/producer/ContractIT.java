package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The OpenAPI document against the contract's table.
class ContractIT {

  private static RunningProducer producer;
  private static String document = "";

  @BeforeAll
  static void start() {
    producer = RunningProducer.start(1);
    document = producer.get("/v3/api-docs").body();
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "get,  /,                            200",
    "get,  /health,                      200 503",
    "get,  /readyz,                      200 503",
    "post, /count,                       202 400 413 415 422 503",
    "post, /count/batch,                 202 207 400 413 415",
    "post, /click,                       202 400 413 422 503",
    "post, /api/counters/{name}/clicks,  202 400 401 403 404 413 415 422 503",
    "get,  /count,                       200 400 410 503",
    "get,  /counter,                     200 503",
    "get,  /count/clicks/{key},          200 400 503",
    "post, /count/clicks/lookup,         200 400 413 415 503",
    "get,  /api/counters,                200 400 503",
    "post, /api/counters,                201 400 401 403 409 413 415 503",
    "get,  /api/counters/{name},         200 400 404 410 503",
    "patch, /api/counters/{name},        200 400 401 403 404 413 415 503",
    "delete, /api/counters/{name},       204 401 403 404 409 503",
    "post, /api/counters/{name}/reset,   200 401 403 404 503",
    "get,  /count/stream,                200 400 429 503",
    "get,  /api/stream,                  200 400 404 429 503",
    "get,  /api/counters/{name}/stream,  200 400 404 429 503",
    "get,  /api/counters/{name}/series,  200 400 404 503",
    "get,  /api/counters/{name}/badge.svg, 200 400 404 503",
  })
  void everyStatusOfTheContractIsInTheDocument(String method, String path, String statuses) {
    Map<String, Object> responses =
        JsonPath.read(document, "$.paths['%s'].%s.responses".formatted(path, method));
    assertThat(responses.keySet()).contains(statuses.split(" "));
  }

  @Test
  void itIsAnOpenApiDocumentOfVersion31() {
    assertThat(JsonPath.<String>read(document, "$.openapi")).startsWith("3.1");
  }

  @Test
  void everyRefusalIsAProblem() {
    List<Map<String, Object>> refusals = JsonPath.read(document, "$.paths.*.*.responses['400']");
    assertThat(refusals).isNotEmpty();
    assertThat(refusals)
        .allSatisfy(
            refusal ->
                assertThat(
                        JsonPath.<String>read(
                            refusal, "$.content['application/problem+json'].schema['$ref']"))
                    .isEqualTo("#/components/schemas/Problem"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = JsonPath.read(document, "$..['$ref']");
    assertThat(references).isNotEmpty();
    for (var reference : references) {
      var path = "$" + reference.substring(1).replace('/', '.');
      assertThat(JsonPath.<Object>read(document, path)).as(reference).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/count", "/click", "/api/counters/{name}/clicks"})
  void theKeyIsAHeaderOfEveryRouteThatTakesAClick(String path) {
    List<String> headers =
        JsonPath.read(
            document, "$.paths['%s'].post.parameters[?(@.in=='header')].name".formatted(path));
    assertThat(headers).containsExactly("Idempotency-Key");
  }

  @Test
  void aRefusalForNowTellsWhenToComeAgain() {
    Map<String, Object> headers =
        JsonPath.read(document, "$.paths['/count'].post.responses.503.headers");
    assertThat(headers).containsKey("Retry-After");
  }

  @Test
  void whatIsReadIsInTheDocument() {
    assertThat(JsonPath.<Boolean>read(document, "$.components.schemas.Count.additionalProperties"))
        .isFalse();
    assertThat(
            JsonPath.<List<String>>read(document, "$.components.schemas.Integer64.oneOf[*].type"))
        .containsExactly("integer", "string");
  }

  @Test
  void aPageForPeopleIsAtDocs() {
    var answer = producer.get("/docs");
    assertThat(answer.statusCode()).isEqualTo(302);
    var page = producer.get(answer.headers().firstValue("Location").orElseThrow());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui");
  }
}
