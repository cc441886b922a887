package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    producer = RunningProducer.ready(1);
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
    "post, /count,                       202 400 413 415 422 429 503",
    "post, /count/batch,                 202 207 400 413 415",
    "post, /click,                       202 400 413 422 429 503",
    "post, /api/counters/{name}/clicks,  202 400 401 403 404 413 415 422 429 503",
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
    "get,  /api/ops/rejected,            200 400 401 403 503",
    "post, /api/ops/rejected/{receipt}/retry, 202 401 403 404 409 410 422 503",
    "get,  /api/ops/lag,                 200 401 403 503",
    "get,  /api/ops/audit,               200 401 403 503",
    "post, /api/ops/recount,             202 400 401 403 404 409 413 415 503",
    "get,  /api/ops/jobs/{id},           200 401 403 404 503",
    "get,  /api/challenge,               200 404",
    "post, /api/register,                201 400 403 409 413 415 422 429 503",
    "post, /api/login,                   200 400 401 413 415 429 503",
    "post, /api/token/refresh,           200 401 403 503",
    "post, /api/logout,                  204 403 503",
    "get,  /api/users,                   200 400 401 403 503",
    "get,  /api/users/{id},              200 401 403 404 503",
    "put,  /api/users/{id},              200 400 401 403 404 409 413 415 422 429 503",
    "delete, /api/users/{id},            204 401 403 404 409 503",
    "put,  /api/users/{id}/role,         200 400 401 403 404 409 413 415 503",
    "get,  /api/users/{id}/sessions,     200 401 403 503",
    "delete, /api/users/{id}/sessions,   204 401 403 503",
    "delete, /api/users/{id}/sessions/{session}, 204 401 403 404 503",
    "get,  /api/ops/trail,               200 400 401 403 503",
    "post, /api/users/{id}/second-factor, 200 400 401 403 404 409 413 415 429 503",
    "post, /api/users/{id}/second-factor/confirm, 200 400 401 403 404 413 415 422 503",
    "post, /api/users/{id}/second-factor/recovery-codes, 200 400 401 403 404 413 415 429 503",
    "delete, /api/users/{id}/second-factor, 204 400 401 403 404 413 415 429 503",
    "get,  /api/users/{id}/tokens,       200 401 403 404 503",
    "post, /api/users/{id}/tokens,       201 400 401 403 404 409 413 415 503",
    "delete, /api/users/{id}/tokens/{token}, 204 401 403 404 503",
    "post, /api/clicks,                  200 400 401 403 413 415 422 429 503",
    "get,  /api/clicks,                  200 503",
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
  void everyParameterSaysWhatItTakes() {
    List<Map<String, Object>> parameters = JsonPath.read(document, "$.paths.*.*.parameters[*]");
    assertThat(parameters).isNotEmpty();
    assertThat(parameters).allSatisfy(parameter -> assertThat(parameter).containsKey("schema"));
  }

  @Test
  void whatMayBeNullOrARecord_isOneOfThem() {
    assertThat(
            JsonPath.<Map<String, Object>>read(
                document, "$.components.schemas.Audit.properties.sweep"))
        .containsOnlyKeys("anyOf");
    assertThat(
            JsonPath.<List<String>>read(
                document, "$.components.schemas.Audit.properties.sweep.anyOf[*].type"))
        .containsExactly("null");
    assertThat(
            JsonPath.<List<String>>read(
                document, "$.components.schemas.Audit.properties.sweep.anyOf[*]['$ref']"))
        .containsExactly("#/components/schemas/AuditSweep");
  }

  /// As the web server refuses a path before any route sees it.
  @ParameterizedTest
  @CsvSource({
    "/api/login/oauth2/{provider}/callback, /api/login/oauth2/%5C/callback",
    "/api/users/{id}, /api/users/%5C",
  })
  void aPathThatIsNone_isRefusedAsTheDocumentSays(String path, String spelled) {
    assertThat(producer.get(spelled).statusCode()).isEqualTo(400);
    Map<String, Object> responses =
        JsonPath.read(document, "$.paths['%s'].get.responses".formatted(path));
    assertThat(responses).containsKey("400");
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
  @ValueSource(strings = {"/count", "/click", "/api/clicks", "/api/counters/{name}/clicks"})
  void theKeyIsAHeaderOfEveryRouteThatTakesAClick(String path) {
    List<String> headers =
        JsonPath.read(
            document, "$.paths['%s'].post.parameters[?(@.in=='header')].name".formatted(path));
    assertThat(headers).containsExactlyInAnyOrder("Idempotency-Key", "Captcha");
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

  @ParameterizedTest
  @CsvSource({
    "/count,                                         JsonCount",
    "/counter,                                       Counter",
    "/api/counters,                                  CounterPage",
    "/count/clicks/019a8f3e-7c51-7d20-9a3b-3f0c5e8d1b47, Fate",
    "/health,                                        Health",
    "/readyz,                                        Readiness",
  })
  void anAnswerHasTheMembersOfItsSchema(String path, String schema) {
    var answer = await().until(() -> producer.get(path), it -> it.statusCode() == 200).body();
    assertThat(JsonPath.<Map<String, Object>>read(answer, "$").keySet())
        .containsAll(JsonPath.<List<String>>read(document, required(schema)))
        .isSubsetOf(properties(schema).keySet());
  }

  @Test
  void aMemberMayBeNull_whereTheSchemaSaysSo() {
    assertThat(properties("JsonCount").get("latest_string"))
        .isEqualTo(Map.of("type", List.of("string", "null")));
    assertThat(properties("ListedCounter").get("latest_string"))
        .isEqualTo(Map.of("type", List.of("string", "null")));
    assertThat(properties("JsonCount").get("applied")).isEqualTo(Map.of("type", "string"));
    assertThat(JsonPath.<List<String>>read(document, required("JsonCount")))
        .contains("latest_string", "applied")
        .doesNotContain("included");
  }

  private static Map<String, Object> properties(String schema) {
    return JsonPath.read(document, "$.components.schemas.%s.properties".formatted(schema));
  }

  private static String required(String schema) {
    return "$.components.schemas.%s.required".formatted(schema);
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
