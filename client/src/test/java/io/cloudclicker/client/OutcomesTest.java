package io.cloudclicker.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant RETRY_AT = NOW.plusSeconds(2);

  @Test
  void eachPressHasItsOwnAnswer_whenSomeWereQueued() {
    var reply =
        came(
            207,
            """
            {"results":[{"status":202,"id":"a","receipt":"r1"},
             {"status":503,"outcome":"not_stored","retry":"same_key"},
             {"status":404,"outcome":"invalid","type":"urn:cloudclicker:problem:unknown-counter"},
             {"status":422,"outcome":"invalid","retry":"ask","server_time":"2026-01-01T00:20:00Z"}]}
            """);
    var happened = Outcomes.ofBatch(reply, 5, NOW, RETRY_AT);
    assertThat(happened.get(0)).isEqualTo(new Happened.Stored("r1"));
    assertThat(happened.get(1)).isInstanceOf(Happened.NotStored.class);
    assertThat(happened.get(2))
        .isInstanceOfSatisfying(
            Happened.Invalid.class, it -> assertThat(it.why().type()).isEqualTo("unknown-counter"));
    assertThat(happened.get(3)).isEqualTo(new Happened.KeyRefused(NOW.plusSeconds(1_200)));
    assertThat(happened.get(4)).as("no answer of its own").isInstanceOf(Happened.Unknown.class);
  }

  /// Another counter may well be pressed by whoever may not press this one.
  @Test
  void isRefused_whenOnlyThisCounterIsNotForEverybody() {
    var reply = came(207, "{\"results\":[{\"status\":401,\"outcome\":\"invalid\"}]}");
    assertThat(Outcomes.ofBatch(reply, 1, NOW, RETRY_AT).getFirst())
        .isInstanceOf(Happened.Invalid.class);
  }

  @Test
  void everyPressIsInDoubt_whenNoAnswerCame() {
    var happened = Outcomes.ofBatch(new Reply.Silence("reset"), 2, NOW, RETRY_AT);
    assertThat(happened).hasSize(2).allMatch(it -> it instanceof Happened.Unknown);
  }

  /// The contract's own words win; without them the status has to do.
  @ParameterizedTest
  @CsvSource({
    "503, not_stored, NotStored",
    "503, unknown,    Unknown",
    "503, '',         Unknown",
    "502, '',         Unknown",
    "200, '',         Unknown",
    "302, '',         Unknown",
    "408, '',         Unknown",
    "429, invalid,    NotStored",
    "401, invalid,    NotStored",
    "403, invalid,    Invalid",
    "403, '',         Invalid",
    "400, unknown,    Unknown"
  })
  void anAnswerToAllIsAnAnswerToEach(int status, String outcome, String kind) {
    var body = outcome.isEmpty() ? "<html>" : "{\"outcome\":\"%s\"}".formatted(outcome);
    assertThat(Outcomes.ofBatch(came(status, body), 2, NOW, RETRY_AT))
        .hasSize(2)
        .allMatch(it -> it.getClass().getSimpleName().equals(kind));
  }

  @Test
  void aLookUpTellsByKey_andWhenToAskAgain() {
    var first = UUID.fromString("019a8f3e-7c51-7d20-9a3b-3f0c5e8d1b47");
    var second = UUID.fromString("019a8f3e-7c51-7d20-9a3b-3f0c5e8d1b48");
    var reply =
        came(
            200,
            """
            {"results":[{"id":"%s","status":"counted","final":true},
             {"id":"%s","status":"absent","final":false,"final_at":"2026-01-01T00:12:00Z"},
             {"id":"x","status":"lost"}]}
            """
                .formatted(first, second));
    var told = Outcomes.ofLookup(reply, RETRY_AT);
    assertThat(told).containsOnlyKeys(first, second);
    assertThat(told.get(second))
        .isInstanceOfSatisfying(
            Happened.Told.class,
            it -> assertThat(it.askAgainAt()).isEqualTo(NOW.plus(Duration.ofMinutes(12))));
  }

  private static Reply came(int status, String body) {
    return new Reply.Came(status, JsonObject.read(body).orElse(null), Duration.ZERO);
  }
}
