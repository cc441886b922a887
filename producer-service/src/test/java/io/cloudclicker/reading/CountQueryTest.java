package io.cloudclicker.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Receipt;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountQueryTest {

  private static final Receipt RECEIPT = new Receipt(2, 1, 7, 0);

  @Test
  void asksForNothing_byDefault() {
    var query = CountQuery.of(List.of(), List.of());

    assertThat(query.asksForSomething()).isFalse();
    assertThat(query.atMost()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void readsReceiptsAndProgress() {
    var applied = new Applied(2, List.of(3L, 4L));

    var query = CountQuery.of(List.of(RECEIPT.toString(), applied.toString()), List.of());

    assertThat(query.after()).isEqualTo(new After(List.of(RECEIPT), List.of(applied)));
    assertThat(query.asksForSomething()).isTrue();
  }

  @Test
  void readsWaits() {
    assertThat(wait("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(wait("2s")).isEqualTo(Duration.ofSeconds(2));
    assertThat(wait("PT0.25S")).isEqualTo(Duration.ofMillis(250));
    assertThat(wait("pt5s")).isEqualTo(Duration.ofSeconds(5));
    assertThat(wait("0")).isZero();
    assertThat(wait("20")).isEqualTo(Duration.ofMillis(20));
    assertThat(wait("000000001s")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void refusesOtherWaits() {
    var bad =
        List.of("", " ", "-1ms", "PT-1S", "5001ms", "1m", "1 s", "1e3", "PT", "P1D", "999999999d");
    for (var text : bad) {
      assertThatExceptionOfType(ProblemRaised.class).as(text).isThrownBy(() -> wait(text));
    }
    assertRefused("wait", List.of(), List.of("1s", "1s"));
  }

  @Test
  void refusesOtherTokens() {
    for (var text : List.of("", "r", "a", "x", RECEIPT + "A", " " + RECEIPT)) {
      assertRefused("after", List.of(RECEIPT.toString(), text), List.of());
    }
    assertRefused("after", Collections.nCopies(101, RECEIPT.toString()), List.of());
  }

  @Test
  void isIn_whenAllAre() {
    var after = new After(List.of(RECEIPT), List.of(new Applied(2, List.of(5L))));

    assertThat(after.isIn(new Applied(2, List.of(5L, 8L)))).isTrue();
    assertThat(after.isIn(new Applied(2, List.of(5L, 7L)))).isFalse();
    assertThat(after.isIn(new Applied(2, List.of(4L, 8L)))).isFalse();
  }

  @Test
  void isGone_whenAReceiptsLogIs() {
    var after = new After(List.of(RECEIPT), List.of());

    assertThat(after.isGone(Applied.nothing(2))).isFalse();
    assertThat(after.isGone(Applied.nothing(3))).isTrue();
    assertThat(after.isGone(Applied.nothing(1))).isFalse();
    assertThat(new After(List.of(), List.of(Applied.nothing(2))).isGone(Applied.nothing(3)))
        .isFalse();
  }

  private static Duration wait(String text) {
    return CountQuery.of(List.of(), List.of(text)).atMost();
  }

  private static void assertRefused(String member, List<String> after, List<String> waits) {
    assertThatExceptionOfType(ProblemRaised.class)
        .isThrownBy(() -> CountQuery.of(after, waits))
        .satisfies(
            raised -> {
              assertThat(raised.problem().status()).isEqualTo(400);
              assertThat(raised.problem().members()).containsEntry("member", member);
            });
  }
}
