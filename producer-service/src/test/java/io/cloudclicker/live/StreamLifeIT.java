package io.cloudclicker.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// How streams begin and end in the whole service: who gets one, and what becomes of them when it
/// shuts down.
class StreamLifeIT {

  private static final String STREAM = "/count/stream";
  private static final String FORWARDED = "X-Forwarded-For";

  @Test
  void refusesTooManyOfOneAddress_andTooManyInAll() {
    try (var producer =
            RunningProducer.ready(
                1, "--clicker.live.max-streams=3", "--clicker.live.max-streams-per-address=2");
        var first = listener(producer, "203.0.113.1");
        var second = listener(producer, "203.0.113.1")) {
      first.awaitCount(0);
      second.awaitCount(0);
      var tooMany = producer.get(STREAM, FORWARDED, "203.0.113.1");
      assertThat(tooMany.statusCode()).isEqualTo(429);
      assertThat(tooMany.headers().firstValue("Retry-After")).contains("10");
      assertThat(JsonPath.<Integer>read(tooMany.body(), "$.limit")).isEqualTo(2);
      assertThat(JsonPath.<String>read(tooMany.body(), "$.outcome")).isEqualTo("invalid");
      try (var third = listener(producer, "203.0.113.2")) {
        third.awaitCount(0);
        var full = producer.get(STREAM, FORWARDED, "203.0.113.3");
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).contains("10");
        assertThat(full.headers().firstValue("Content-Type")).contains("application/problem+json");
      }
    }
  }

  @Test
  void endsItsStreamsInGoodOrder_afterTheDrain() {
    try (var producer =
            RunningProducer.ready(
                1, "--clicker.drain=2s", "--spring.lifecycle.timeout-per-shutdown-phase=60s");
        var before = new Listener(producer.uri(STREAM))) {
      before.awaitCount(0);
      var end = CompletableFuture.runAsync(producer::shutDown);
      await().until(() -> producer.get("/readyz").statusCode() == 503);
      try (var during = new Listener(producer.uri(STREAM))) {
        during.awaitCount(0);
        during.awaitEnd();
      }
      before.awaitEnd();
      end.join();
    }
  }

  @Test
  void mayBeHeardByPagesOfAnyOrigin_withoutCredentials() {
    try (var producer = RunningProducer.ready(1);
        var listener = new Listener(producer.uri(STREAM), "Origin", "https://blog.example")) {
      assertThat(header(listener.response(), "Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(header(listener.response(), "Access-Control-Allow-Credentials")).isEmpty();
      assertThat(listener.response().headers().allValues("Cache-Control"))
          .containsExactly("no-store");
    }
  }

  private static Listener listener(RunningProducer producer, String address) {
    return new Listener(producer.uri(STREAM), FORWARDED, address);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
