package io.cloudclicker.openid;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A provider of OpenID Connect that says what it is told to say. Honest at first.
final class LyingProvider implements AutoCloseable {

  static final String CLIENT = "clicks";
  static final String SECRET = "a secret of the client that is long enough for HS256";
  static final String CODE = "a-code";

  private final HttpServer server;
  private final RSAKey published = key();
  private final AtomicInteger exchanges = new AtomicInteger();
  private RSAKey signing = published;
  private JWSAlgorithm algorithm = JWSAlgorithm.RS256;
  private boolean signs = true;
  private UnaryOperator<JWTClaimsSet.Builder> claims = it -> it;
  private String issuer;
  private String nonce = "";
  private String challenge = "";

  LyingProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    issuer = address();
    server.createContext("/.well-known/openid-configuration", it -> answer(it, discovery()));
    server.createContext("/keys", it -> answer(it, new JWKSet(published).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What the browser brought.
  void asked(String itsNonce, String itsChallenge) {
    nonce = itsNonce;
    challenge = itsChallenge;
  }

  void saysItIs(String otherIssuer) {
    issuer = otherIssuer;
  }

  void claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    claims = change;
  }

  void signsWithAKeyThatNobodyKnows() {
    signing = key();
  }

  void signsWithTheSharedSecret() {
    algorithm = JWSAlgorithm.HS256;
  }

  void doesNotSign() {
    signs = false;
  }

  int exchanges() {
    return exchanges.get();
  }

  private String discovery() {
    return """
        {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/keys",
         "response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"]}"""
        .formatted(issuer, address(), address(), address());
  }

  /// As RFC 7636 asks: whoever has the code alone gets nothing.
  private void token(HttpExchange call) throws IOException {
    exchanges.incrementAndGet();
    var form = form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var verifier = form.getOrDefault("code_verifier", "");
    if (!CODE.equals(form.get("code")) || !Attempt.challenge(verifier).equals(challenge)) {
      answer(call, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    answer(
        call,
        "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
            .formatted(idToken()));
  }

  private String idToken() {
    var now = Instant.now();
    var told =
        claims
            .apply(
                new JWTClaimsSet.Builder()
                    .issuer(address())
                    .subject("248289761001")
                    .audience(CLIENT)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(60)))
                    .claim("nonce", nonce)
                    .claim("preferred_username", "Jane"))
            .build();
    try {
      if (!signs) {
        return new PlainJWT(told).serialize();
      }
      var header = new JWSHeader.Builder(algorithm).keyID("one").build();
      var token = new SignedJWT(header, told);
      token.sign(signer());
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWSSigner signer() throws JOSEException {
    Algorithm chosen = algorithm;
    return chosen.equals(JWSAlgorithm.HS256)
        ? new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8))
        : new RSASSASigner(signing);
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange call, String json) throws IOException {
    answer(call, 200, json);
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    try (var body = call.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
