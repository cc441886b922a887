package io.cloudclicker.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Callers;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.wire.SubjectId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Tokens that are not ours, each odd in one way (RFC 8725).
class JwtAccessTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final SubjectId SUBJECT = new SubjectId(-5, 6);
  private static final String SESSION = "0123456789abcdef0123456789abcdef";

  private final ECKey ours = newKey();
  private final EndedSessions ended = new EndedSessions();
  private JwtAccessTokens tokens;

  @BeforeEach
  void make() {
    tokens = tokens(NOW, pair(ours));
  }

  @Test
  void knowsItsOwn() {
    assertThat(tokens.read(issue(tokens))).contains(new Caller.Person(7, SUBJECT, SESSION));
    assertThat(tokens.read(signed(header(), claims(it -> it)))).isPresent();
  }

  @TestFactory
  List<DynamicTest> knowsNoOther() throws JOSEException {
    var rsa = new RSAKeyGenerator(2048).generate();
    var stranger = newKey();
    return List.of(
        odd("algorithm none", () -> none()),
        odd("HS256 with the public key as the secret", () -> hmac(ours)),
        odd("RS256 with the right key id", () -> rsa(new RSASSASigner(rsa))),
        odd(
            "signed by a stranger with our key id",
            () -> sign(header(), claims(it -> it), signer(stranger))),
        odd(
            "an unknown key id",
            () ->
                sign(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID("other").build(),
                    claims(it -> it),
                    signer(ours))),
        odd(
            "a key of its own in the header (jwk)",
            () ->
                sign(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .jwk(stranger.toPublicJWK())
                        .build(),
                    claims(it -> it),
                    signer(stranger))),
        odd(
            "an address of keys in the header (jku)",
            () ->
                sign(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .jwkURL(URI.create("https://evil.example/keys"))
                        .build(),
                    claims(it -> it),
                    signer(stranger))),
        odd(
            "an unknown critical header",
            () ->
                sign(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .keyID(ours.getKeyID())
                        .criticalParams(Set.of("x"))
                        .customParam("x", "y")
                        .build(),
                    claims(it -> it),
                    signer(ours))),
        odd(
            "another type",
            () ->
                signed(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(ours.getKeyID())
                        .build(),
                    claims(it -> it))),
        odd(
            "no type",
            () ->
                signed(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(ours.getKeyID()).build(),
                    claims(it -> it))),
        odd("expired", () -> with(it -> it.expirationTime(at(-31)))),
        odd("no end", () -> with(it -> it.expirationTime(null))),
        odd("not good yet", () -> with(it -> it.notBeforeTime(at(31)))),
        odd("another issuer", () -> with(it -> it.issuer("https://evil.example"))),
        odd("no issuer", () -> with(it -> it.issuer(null))),
        odd("another audience", () -> with(it -> it.audience("another-api"))),
        odd("no audience", () -> with(it -> it.audience((String) null))),
        odd(
            "one audience more",
            () -> with(it -> it.audience(List.of("cloud-clicker-api", "another-api")))),
        odd("no session", () -> with(it -> it.claim("sid", null))),
        odd("no account", () -> with(it -> it.claim("uid", null))),
        odd("an account that is text", () -> with(it -> it.claim("uid", "7"))),
        odd("a subject that is none", () -> with(it -> it.subject("somebody"))),
        odd("the subject of nobody", () -> with(it -> it.subject("0".repeat(32)))),
        odd("a claim changed after signing", () -> tampered()),
        odd("the signature left out", () -> issue(tokens).replaceAll("[^.]*$", "")),
        odd(
            "a refresh token",
            () ->
                new RefreshTokens(new SecretKeySpec(new byte[32], "HmacSHA256"))
                    .write(new RefreshTokens.Refresh(SESSION, 1))),
        odd("nothing between the dots", () -> ".."));
  }

  @Test
  void knowsTheTokensOfBothKeys_whileOneTakesOverFromTheOther() {
    var next = newKey();
    var both = tokens(NOW, pair(ours), pair(next));
    assertThat(both.read(issue(tokens))).isPresent();
    assertThat(tokens.read(issue(both))).isEmpty();
    assertThat(tokens(NOW, pair(next)).read(issue(both))).isPresent();
    assertThat(tokens(NOW, pair(next)).read(issue(tokens))).isEmpty();
  }

  @Test
  void endsWithItsTime_andHalfAMinuteForTheClocks() {
    var token = issue(tokens);
    assertThat(tokens(NOW.plus(LIFETIME).plusSeconds(29), pair(ours)).read(token)).isPresent();
    assertThat(tokens(NOW.plus(LIFETIME).plusSeconds(31), pair(ours)).read(token)).isEmpty();
  }

  @Test
  void endsWithItsSession() {
    var token = issue(tokens);
    ended.add(SESSION);
    assertThat(tokens.read(token)).isEmpty();
    ended.replace(Set.of(SESSION));
    assertThat(tokens.read(token)).isEmpty();
    ended.replace(Set.of());
    assertThat(tokens.read(token)).isPresent();
  }

  @Test
  void isOneTokenInOneHeader_ofABoundedLength() {
    var callers = new Callers(List.of(tokens));
    var token = issue(tokens);
    assertThat(callers.of(List.of("Bearer " + token))).isInstanceOf(Caller.Person.class);
    assertThat(callers.of(List.of("bearer  " + token))).isInstanceOf(Caller.Person.class);
    assertThat(callers.of(List.of())).isInstanceOf(Caller.Anonymous.class);
    for (var odd :
        List.of(
            List.of("Bearer " + token, "Bearer " + token),
            List.of("Bearer " + token + ", Bearer " + token),
            List.of("Bearer " + token + " " + token),
            List.of("Bearer "),
            List.of("Bearer " + token + "x".repeat(8192)),
            List.of("Bearer " + token + "\u0000"))) {
      assertThat(status(callers, odd)).as(odd.toString()).isEqualTo(401);
    }
  }

  private static int status(Callers callers, List<String> authorizations) {
    try {
      callers.of(authorizations);
      return 200;
    } catch (ProblemRaised e) {
      return e.problem().status();
    }
  }

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  private interface Forgery {
    String make() throws JOSEException;
  }

  private DynamicTest odd(String name, Forgery forgery) {
    return DynamicTest.dynamicTest(
        name, () -> assertThat(tokens.read(forgery.make())).isEqualTo(Optional.empty()));
  }

  private String with(UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(header(), claims(change));
  }

  private JWSHeader header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(ours.getKeyID()).build();
  }

  private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    var builder =
        new JWTClaimsSet.Builder()
            .issuer("cloud-clicker")
            .audience("cloud-clicker-api")
            .subject("fffffffffffffffb0000000000000006")
            .claim("uid", 7)
            .claim("sid", SESSION)
            .issueTime(at(0))
            .notBeforeTime(at(0))
            .expirationTime(at(300));
    return change.apply(builder).build();
  }

  private String signed(JWSHeader header, JWTClaimsSet claims) {
    try {
      return sign(header, claims, signer(ours));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static JWSSigner signer(ECKey key) throws JOSEException {
    return new ECDSASigner(key.toECPrivateKey(), Curve.P_256);
  }

  private String none() {
    return base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}")
        + "."
        + base64(claims(it -> it).toString())
        + ".";
  }

  private String hmac(ECKey key) throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(key.getKeyID()).build();
    return sign(header, claims(it -> it), new MACSigner(key.toECPublicKey().getEncoded()));
  }

  private String rsa(JWSSigner signer) throws JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(TYPE).keyID(ours.getKeyID()).build();
    return sign(header, claims(it -> it), signer);
  }

  private String tampered() {
    var parts = issue(tokens).split("\\.", -1);
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return parts[0] + "." + base64(claims.replace("\"uid\":7", "\"uid\":8")) + "." + parts[2];
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Date at(int seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  private static String issue(JwtAccessTokens by) {
    return by.issue(new Session(SESSION, 7, SUBJECT, 0, 0, 0, "::1", "test"));
  }

  private JwtAccessTokens tokens(Instant now, KeyPair... keys) {
    return new JwtAccessTokens(
        List.of(keys), ended, "cloud-clicker", LIFETIME, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static KeyPair pair(ECKey key) {
    try {
      ECPublicKey publicKey = key.toECPublicKey();
      ECPrivateKey privateKey = key.toECPrivateKey();
      return new KeyPair(publicKey, privateKey);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
