package io.cloudclicker.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.cloudclicker.openid.OpenIdProperties.Client;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.UriComponentsBuilder;

/// What a provider that lies, and whoever stands between, can make us believe.
class OAuth2ProvidersTest {

  private static final Attempt ATTEMPT = Attempt.begin("corp", 0, Instant.MAX);

  private final LyingProvider provider = new LyingProvider();
  private final Providers providers = providers(provider.address());

  private static Providers providers(String issuer) {
    var client = new Client(issuer, LyingProvider.CLIENT, LyingProvider.SECRET, "The Corp");
    return new OAuth2Providers("https://clicks.example.com", Map.of("corp", client));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void believesAnHonestOne() {
    assertThat(leaveAndComeBack())
        .hasValue(new Identity("corp", "248289761001", Optional.of("Jane")));
  }

  @Test
  void leavesWithWhatTheAnswerHasToFit_andWithoutItsSecrets() {
    var address = providers.authorization(ATTEMPT).orElseThrow();
    var told = UriComponentsBuilder.fromUri(address).build().getQueryParams().toSingleValueMap();
    assertThat(address.toString()).startsWith(provider.address() + "/authorize?");
    assertThat(told)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", LyingProvider.CLIENT)
        .containsEntry("state", ATTEMPT.state())
        .containsEntry("nonce", Attempt.challenge(ATTEMPT.nonce()))
        .containsEntry("code_challenge", Attempt.challenge(ATTEMPT.verifier()))
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", "https://clicks.example.com/api/login/oauth2/corp/callback");
    assertThat(address.toString())
        .doesNotContain(ATTEMPT.verifier())
        .doesNotContain(ATTEMPT.nonce())
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @MethodSource
  void believesNoClaimThatIsWrong(UnaryOperator<JWTClaimsSet.Builder> lie) {
    provider.claims(lie);
    assertThat(leaveAndComeBack()).isEmpty();
  }

  static Stream<Named<UnaryOperator<JWTClaimsSet.Builder>>> believesNoClaimThatIsWrong() {
    var past = Date.from(Instant.now().minusSeconds(3600));
    return Stream.of(
        lie("of another issuer", it -> it.issuer("https://elsewhere.example.com")),
        lie("for another client", it -> it.audience("other")),
        lie("expired", it -> it.issueTime(past).expirationTime(past)),
        lie("that never expires", it -> it.expirationTime(null)),
        lie("without a nonce", it -> it.claim("nonce", null)),
        lie("of another attempt", it -> it.claim("nonce", Attempt.challenge("other"))),
        lie("of nobody", it -> it.subject(null)));
  }

  private static Named<UnaryOperator<JWTClaimsSet.Builder>> lie(
      String name, UnaryOperator<JWTClaimsSet.Builder> lie) {
    return Named.of(name, lie);
  }

  @Test
  void believesNoSignatureThatAnybodyCouldMake() {
    provider.doesNotSign();
    assertThat(leaveAndComeBack()).isEmpty();
  }

  @Test
  void believesNoSignatureWithTheSecretThatWeShare() {
    provider.signsWithTheSharedSecret();
    assertThat(leaveAndComeBack()).isEmpty();
  }

  @Test
  void believesNoKeyThatTheProviderDoesNotPublish() {
    provider.signsWithAKeyThatNobodyKnows();
    assertThat(leaveAndComeBack()).isEmpty();
  }

  @Test
  void doesNotEvenAskForAnotherAttemptsAnswer() {
    leave();
    assertThat(providers.identity(ATTEMPT, LyingProvider.CODE, "another state")).isEmpty();
    assertThat(provider.exchanges()).isZero();
  }

  @Test
  void believesNoCodeThatTheProviderDoesNotKnow() {
    leave();
    assertThat(providers.identity(ATTEMPT, "made up", ATTEMPT.state())).isEmpty();
    assertThat(provider.exchanges()).isOne();
  }

  @Test
  void aStolenCodeIsWorthNothingWithoutTheVerifier() {
    leave();
    var thief = Attempt.begin("corp", 0, ATTEMPT.until());
    assertThat(providers.identity(thief, LyingProvider.CODE, thief.state())).isEmpty();
    assertThat(provider.exchanges()).isOne();
  }

  @Test
  void goesNowhere_whereTheIssuerIsAnother() {
    provider.saysItIs("https://elsewhere.example.com");
    assertThat(providers.authorization(ATTEMPT)).isEmpty();
  }

  @Test
  void goesNowhere_whileTheProviderIsAway_andAsksAgain() {
    provider.saysItIs("nobody");
    assertThat(providers.authorization(ATTEMPT)).isEmpty();
    provider.saysItIs(provider.address());
    assertThat(providers.authorization(ATTEMPT)).isPresent();
    provider.close();
    assertThat(providers.authorization(ATTEMPT)).as("what it said is kept").isPresent();
    assertThat(providers.identity(ATTEMPT, LyingProvider.CODE, ATTEMPT.state())).isEmpty();
    assertThat(providers("http://127.0.0.1:1").authorization(ATTEMPT)).isEmpty();
  }

  private void leave() {
    assertThat(providers.authorization(ATTEMPT)).isPresent();
    provider.asked(Attempt.challenge(ATTEMPT.nonce()), Attempt.challenge(ATTEMPT.verifier()));
  }

  private Optional<Identity> leaveAndComeBack() {
    leave();
    return providers.identity(ATTEMPT, LyingProvider.CODE, ATTEMPT.state());
  }
}
