package io.cloudclicker.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.reading.ConsumerByHand;
import io.cloudclicker.reading.ReadingApplication;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.CounterName;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Badges over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadgeIT {

  private final Stack stack = Stack.shared();
  private final ConsumerByHand consumer = new ConsumerByHand(stack);
  private final ReadingApplication application =
      ReadingApplication.start(stack, consumer.database, Map.of());

  @BeforeAll
  void begin() {
    consumer.beginLog();
  }

  @AfterAll
  void close() {
    application.close();
    consumer.close();
  }

  @Test
  void showsTheTotal_andMayBeKeptForSeconds() {
    consumer.press(new CounterName("claps"), 0, 7);
    var answer = application.get("/api/counters/claps/badge.svg");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("image/svg+xml");
    assertThat(answer.headers().allValues("cache-control")).containsExactly("public, max-age=10");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(answer.headers().firstValue("content-security-policy"))
        .contains("default-src 'none'");
    assertThat(answer.body()).contains(">claps</text>", ">7</text>", "#c2301c");
  }

  @Test
  void takesALabelAndAColor() {
    var answer =
        application.get("/api/counters/any/badge.svg?label=%E6%8B%8D%20%3Cb%3E&color=2f6db5");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(">拍 &lt;b&gt;</text>", "#2f6db5");
  }

  @ParameterizedTest
  @CsvSource({
    "any/badge.svg?label=, 400, label",
    "any/badge.svg?label=%20, 400, label",
    "any/badge.svg?label=a%00b, 400, label",
    "any/badge.svg?label=a%E2%80%AEb, 400, label",
    "any/badge.svg?label=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 400, label",
    "any/badge.svg?color=, 400, color",
    "any/badge.svg?color=reddish, 400, color",
    "no-such/badge.svg, 404, ",
    "NOT-A-NAME/badge.svg, 404, ",
  })
  void namesWhatItCantDraw(String path, int status, @Nullable String member) {
    var answer = application.get("/api/counters/" + path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.headers().allValues("cache-control")).contains("no-store");
    if (member != null) {
      assertThat(answer.body()).contains("\"member\":\"" + member + "\"");
    }
  }
}
