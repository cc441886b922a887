package io.cloudclicker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.producer.RunningProducer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The web app beside the API, on one origin.
class WebIT {

  private static final String PAGE = "<!doctype html><title>the app</title>";
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @TempDir static Path parent;
  private static RunningProducer producer;

  @BeforeAll
  static void start() throws IOException {
    var folder = Files.createDirectories(parent.resolve("the app"));
    Files.createDirectories(folder.resolve("assets"));
    Files.writeString(folder.resolve("index.html"), PAGE);
    Files.writeString(folder.resolve("favicon.svg"), "<svg/>");
    Files.writeString(folder.resolve("sw.js"), "worker");
    Files.writeString(folder.resolve("live-count.js"), "component");
    Files.writeString(folder.resolve("assets/app-4f2a.js"), "script");
    Files.writeString(parent.resolve("secret.txt"), "secret");
    producer = RunningProducer.start(1, "--clicker.web.folder=" + folder);
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/index.html", "/c/likes", "/c/a.b", "/c/x.json", "/counters", "/nowhere/x"})
  void isThePage_forWhoAsksForHtml(String path) {
    var answer = producer.get(path, "Accept", BROWSER);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(PAGE);
    assertThat(header(answer, "content-type")).startsWith("text/html");
    assertThat(answer.headers().allValues("cache-control")).containsExactly("no-cache");
    assertThat(header(answer, "vary")).contains("Accept");
    assertThat(header(answer, "content-security-policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "x-frame-options")).isEqualTo("DENY");
    assertThat(header(answer, "referrer-policy")).isEqualTo("same-origin");
  }

  @Test
  void theComponentIsForPagesOfAnyOrigin_andNothingElseIs() {
    var component = producer.get("/live-count.js", "Origin", "https://blog.example");
    assertThat(component.statusCode()).isEqualTo(200);
    assertThat(header(component, "access-control-allow-origin")).isEqualTo("*");
    var worker = producer.get("/sw.js", "Origin", "https://blog.example");
    assertThat(worker.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/*", "text/html;q=0", "not a type"})
  void isNothing_forPrograms(String accept) {
    var answer = producer.get("/", "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(header(answer, "vary")).contains("Accept");
  }

  @Test
  void isNothing_forWhoAcceptsAnything() {
    assertThat(producer.get("/").body()).isEmpty();
    assertThat(producer.get("/c/likes").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/nope, 404",
    "/api/counters/unknown, 404",
    "/api, 404",
    "/click, 405",
    "/count/nope, 404",
    "/readyz, 503",
    "/v3/nope, 404",
    "/assets/nope.js, 404",
    "/nope.js, 404",
    "/docs, 302",
  })
  void isNeverAnAnswerOfTheApi(String path, int status) {
    var answer = producer.get(path, "Accept", BROWSER);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("the app");
  }

  @Test
  void leavesOtherMethodsAlone() {
    var request = producer.request("/c/likes", "Accept", BROWSER).DELETE().build();
    assertThat(producer.send(request).statusCode()).isIn(404, 405);
  }

  @Test
  void keepsForEver_whatHasAHashInItsName() {
    var answer = producer.get("/assets/app-4f2a.js");
    assertThat(answer.body()).isEqualTo("script");
    assertThat(header(answer, "content-type")).startsWith("text/javascript");
    assertThat(answer.headers().allValues("cache-control"))
        .containsExactly("max-age=31536000, public, immutable");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/favicon.svg", "/sw.js"})
  void asksAgain_forAllOtherFiles(String path) {
    var answer = producer.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "content-security-policy")).contains("connect-src 'self'");
    assertThat(answer.headers().allValues("cache-control")).containsExactly("no-cache");
    var modified = header(answer, "last-modified");
    assertThat(producer.get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt"
      })
  void staysInItsFolder(String path) {
    assertThat(producer.raw("GET " + path + " HTTP/1.1", "Host: x", "Connection: close", "", ""))
        .matches("HTTP/1.1 4\\d\\d.*");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
