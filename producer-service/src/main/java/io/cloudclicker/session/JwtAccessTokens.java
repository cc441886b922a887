package io.cloudclicker.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Credential;
import io.cloudclicker.wire.SubjectId;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Access tokens: JWTs after RFC 9068, signed with ES256 and nothing else. Proves who calls without
/// asking anybody, but for the sessions that have ended. Safe for any thread.
final class JwtAccessTokens implements Credential {

  private static final String AUDIENCE = "cloud-clicker-api";
  private static final String TYPE = "at+jwt";
  private static final String ACCOUNT = "uid";
  private static final String SESSION = "sid";
  private static final int SUBJECT_DIGITS = 32;
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final NimbusJwtEncoder encoder;
  private final NimbusJwtDecoder decoder;
  private final JwsHeader header;
  private final EndedSessions ended;
  private final String issuer;
  private final Duration lifetime;
  private final Clock clock;

  /// @param keys the last signs, all verify
  JwtAccessTokens(
      List<KeyPair> keys, EndedSessions ended, String issuer, Duration lifetime, Clock clock) {
    var jwks = keys.stream().map(JwtAccessTokens::jwk).toList();
    var signing = jwks.getLast();
    this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(signing)));
    this.header =
        JwsHeader.with(SignatureAlgorithm.ES256).type(TYPE).keyId(signing.getKeyID()).build();
    this.decoder = decoder(new JWKSet(List.<JWK>copyOf(jwks)).toPublicJWKSet(), issuer, clock);
    this.ended = ended;
    this.issuer = issuer;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  Duration lifetime() {
    return lifetime;
  }

  String issue(Session session) {
    var now = clock.instant();
    var claims =
        JwtClaimsSet.builder()
            .issuer(issuer)
            .audience(List.of(AUDIENCE))
            .subject(subject(session.subject()))
            .claim(ACCOUNT, session.account())
            .claim(SESSION, session.id())
            .issuedAt(now)
            .notBefore(now)
            .expiresAt(now.plus(lifetime))
            .build();
    return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
  }

  @Override
  public Optional<Caller> read(String token) {
    try {
      var person = person(decoder.decode(token));
      return ended.contains(person.session()) ? Optional.empty() : Optional.of(person);
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Caller.Person person(Jwt jwt) {
    if (jwt.getClaim(ACCOUNT) instanceof Long account
        && jwt.getClaim(SESSION) instanceof String session) {
      return new Caller.Person(account, subject(jwt.getSubject()), session);
    }
    throw new IllegalArgumentException("a claim is missing");
  }

  private static NimbusJwtDecoder decoder(JWKSet keys, String issuer, Clock clock) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys)));
    processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validators below do
    var times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times,
            new JwtIssuerValidator(issuer),
            new JwtClaimValidator<List<String>>("aud", List.of(AUDIENCE)::equals),
            new JwtClaimValidator<Instant>("exp", Objects::nonNull)));
    return decoder;
  }

  private static ECKey jwk(KeyPair keys) {
    try {
      return new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.getPublic())
          .privateKey(keys.getPrivate())
          .keyIDFromThumbprint()
          .algorithm(JWSAlgorithm.ES256)
          .build();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(SubjectId subject) {
    return HexFormat.of().toHexDigits(subject.high()) + HexFormat.of().toHexDigits(subject.low());
  }

  private static SubjectId subject(String text) {
    if (text.length() != SUBJECT_DIGITS) {
      throw new IllegalArgumentException("no subject");
    }
    return new SubjectId(
        HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
  }
}
