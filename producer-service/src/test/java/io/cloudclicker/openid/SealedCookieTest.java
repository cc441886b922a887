package io.cloudclicker.openid;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.key.Sealing;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedCookieTest {

  private static final Instant SOON = Instant.ofEpochMilli(1_800_000_000_000L);
  private static final Attempt ATTEMPT = Attempt.begin("corp", 7, SOON);
  private static final Proved PROVED = new Proved("corp", 7, SOON);

  private final SealedCookie cookie =
      new SealedCookie(new Sealing(new SecretKeySpec(new byte[32], "AES")));

  @Test
  void bringsBackWhatItKept() {
    assertThat(cookie.attempt(value(cookie.keep(ATTEMPT, true)))).hasValue(ATTEMPT);
    assertThat(cookie.proved(value(cookie.keep(PROVED, true)))).hasValue(PROVED);
  }

  @Test
  void isForNoScript_forNoOtherPath_andOverHttpsOnly() {
    assertThat(cookie.keep(ATTEMPT, true))
        .endsWith("; Path=/api/login/oauth2; Max-Age=600; HttpOnly; SameSite=Lax; Secure")
        .doesNotContain(ATTEMPT.verifier());
    assertThat(cookie.keep(PROVED, false)).endsWith("; SameSite=Lax");
    assertThat(cookie.forget(true)).startsWith("clicker_openid=; ").contains("; Max-Age=0; ");
  }

  @Test
  void anAttemptIsNoProof_norAProofAnAttempt() {
    assertThat(cookie.proved(value(cookie.keep(ATTEMPT, true)))).isEmpty();
    assertThat(cookie.attempt(value(cookie.keep(PROVED, true)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "AAAA", "corp a b c 7 1800000000000"})
  void whatSomebodyMadeUpIsNothing(String value) {
    assertThat(cookie.attempt(value)).isEmpty();
    assertThat(cookie.proved(value)).isEmpty();
  }

  private static String value(String header) {
    return header.substring(header.indexOf('=') + 1, header.indexOf(';'));
  }
}
