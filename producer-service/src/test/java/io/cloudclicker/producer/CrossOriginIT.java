package io.cloudclicker.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pages of other origins may do, and what browsers may make of our answers.
class CrossOriginIT {

  private static final String OURS = "https://app.example";

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer = RunningProducer.ready(1, "--clicker.cookie-origins=" + OURS);
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://evil.example",
        "https://app.example.evil.example",
        "https://evil-app.example",
        "https://evil.app.example",
        "http://app.example",
        "https://app.example:8443",
        "https://APP.example",
        "https://app.example/",
        "https://app.example,https://evil.example",
        "https://app.exampl",
        "https://app_example",
      })
  void noOtherOriginGetsTheCookiesAnswers(String origin) {
    for (var path :
        new String[] {"/api/login", "/api/token/refresh", "/api/logout", "/api/users"}) {
      var asked = ask(path, "POST", origin);
      assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      var answer = producer.post(path, "{}", "Origin", origin);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void theConfiguredOriginGetsThem_byItsWholeName() {
    var asked = ask("/api/token/refresh", "POST", OURS);
    assertThat(asked.statusCode()).isEqualTo(204);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(OURS);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials")).hasValue("true");
    assertThat(asked.headers().firstValue("Vary")).hasValue("Origin");
    assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("X-CSRF", "Authorization");
    var answer = producer.post("/api/token/refresh", "{}", "Origin", OURS, "X-CSRF", "1");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(OURS);
  }

  @Test
  void anyOriginMayReadAndClick_withoutCredentials() {
    var clicked = producer.post("/count", "{\"count\":1}", "Origin", "https://blog.example");
    assertThat(clicked.statusCode()).isEqualTo(202);
    assertThat(clicked.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(clicked.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(ask("/count", "POST", "null").headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("Captcha, Content-Type, Idempotency-Key, Last-Event-ID, traceparent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/count", "/api/users", "/api/nothing", "/docs", "/readyz"})
  void everyAnswerIsJustData(String path) {
    var headers = producer.get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(
            producer
                .get(path, "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("Strict-Transport-Security"))
        .isPresent();
  }

  @Test
  void theDocumentationRunsNoScriptOfItsPageItself() {
    var page = producer.get("/swagger-ui/index.html");
    assertThat(page.statusCode()).isEqualTo(200);
    var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy).contains("script-src 'self';", "frame-ancestors 'none'");
    assertThat(page.body()).doesNotContainPattern("<script(?![^>]*\\ssrc=)[^>]*>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "CONNECT"})
  void noMethodEchoesACall(String method) {
    assertThat(
            producer.raw(
                method + " /count HTTP/1.1", "Host: localhost", "Connection: close", "", ""))
        .doesNotContain(" 200 ");
  }

  @Test
  void noHeaderTurnsAMethodIntoAnother() {
    var answer = producer.post("/api/counters/global", "{}", "X-HTTP-Method-Override", "DELETE");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(producer.post("/api/counters/global?_method=DELETE", "{}").statusCode())
        .isEqualTo(405);
  }

  private static HttpResponse<String> ask(String path, String method, String origin) {
    return producer.send(
        producer
            .request(path, "Origin", origin, "Access-Control-Request-Method", method)
            .method("OPTIONS", BodyPublishers.noBody())
            .build());
  }
}
