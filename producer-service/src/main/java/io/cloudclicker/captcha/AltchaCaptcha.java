package io.cloudclicker.captcha;

import io.cloudclicker.json.JsonObject;
import io.cloudclicker.json.JsonReader;
import io.cloudclicker.once.UseOnce;
import io.cloudclicker.problem.ProblemRaised;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.altcha.altcha.Altcha;

/// ALTCHA's protocol, version 1: to find the number whose hash is known costs work, to see that it
/// is the one costs two hashes. A challenge is signed and stored nowhere; what is stored is that a
/// solution was used, for as long as it would be good.
final class AltchaCaptcha implements Captcha {

  /// A solution of ours has about 330 characters; whoever writes it with spaces may have more.
  private static final int LONGEST = 1_000;

  private static final String ALGORITHM = "SHA-256";

  /// `took`, how long it took, is told by ALTCHA's clients and not needed.
  private static final Set<String> MEMBERS =
      Set.of("algorithm", "challenge", "number", "salt", "signature", "took");

  /// In whole, so that no digit moves between salt and number.
  private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=([0-9]{10})&");

  private final String key;
  private final long difficulty;
  private final Duration validity;
  private final UseOnce used;
  private final Clock clock;

  /// @param key signs challenges; all instances have the same
  AltchaCaptcha(SecretKey key, CaptchaProperties settings, UseOnce used, Clock clock) {
    this.key = HexFormat.of().formatHex(key.getEncoded());
    this.difficulty = settings.difficulty();
    this.validity = settings.validity();
    this.used = used;
    this.clock = clock;
  }

  @Override
  public JsonChallenge challenge() {
    var options =
        new Altcha.ChallengeOptions()
            .setAlgorithm(Altcha.Algorithm.SHA256)
            .setMaxNumber(difficulty)
            .setSecureRandomNumber(true)
            .setHmacKey(key)
            .setExpires(clock.instant().plus(validity).getEpochSecond());
    try {
      var made = Altcha.createChallenge(options);
      return new JsonChallenge(
          made.algorithm, made.challenge, made.maxnumber, made.salt, made.signature);
    } catch (Exception e) { // the library declares no narrower one
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Verdict judge(String solution) {
    return payload(solution).filter(this::isRight).map(this::judge).orElse(Verdict.WRONG);
  }

  private Verdict judge(Altcha.Payload right) {
    var salt = SALT.matcher(right.salt);
    if (!salt.matches()) {
      return Verdict.WRONG;
    }
    if (clock.instant().getEpochSecond() >= Long.parseLong(salt.group(1))) {
      return Verdict.EXPIRED;
    }
    return used.use(right.challenge) ? Verdict.GOOD : Verdict.USED;
  }

  /// The time is left to us: the library would go by its own clock, and not tell which it was.
  private boolean isRight(Altcha.Payload payload) {
    try {
      return payload.algorithm.equals(ALGORITHM)
          && SALT.matcher(payload.salt).matches()
          && Altcha.verifySolution(payload, key, false);
    } catch (Exception e) { // the library declares no narrower one
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Altcha.Payload> payload(String solution) {
    if (solution.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var json = JsonReader.read(Base64.getDecoder().decode(solution));
      var body = JsonObject.of(json, MEMBERS);
      var payload = new Altcha.Payload();
      payload.algorithm = body.string("algorithm");
      payload.challenge = body.string("challenge");
      payload.number = body.integer("number");
      payload.salt = body.string("salt");
      payload.signature = body.string("signature");
      return Optional.of(payload);
    } catch (IllegalArgumentException | ProblemRaised e) {
      return Optional.empty();
    }
  }
}
