package io.cloudclicker.openid;

import io.cloudclicker.key.Sealing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// What a browser keeps while it is at a provider. It can neither be read nor be made elsewhere,
/// and goes to the calls of this package alone; `Lax`, since the provider's page sends the browser
/// back.
final class SealedCookie {

  static final String NAME = "clicker_openid";

  private static final String PATH = "/api/login/oauth2";
  private static final Duration AGE = Duration.ofMinutes(10);
  private static final byte[] ATTEMPT = bytes("attempt");
  private static final byte[] PROVED = bytes("proved");

  private final Sealing sealing;

  SealedCookie(Sealing sealing) {
    this.sealing = sealing;
  }

  /// The header `Set-Cookie`.
  ///
  /// @param secure whether the browser speaks HTTPS
  String keep(Attempt attempt, boolean secure) {
    return header(seal(ATTEMPT, attempt.write()), AGE, secure);
  }

  String keep(Proved proved, boolean secure) {
    return header(seal(PROVED, proved.write()), AGE, secure);
  }

  String forget(boolean secure) {
    return header("", Duration.ZERO, secure);
  }

  /// Empty where the cookie is not one of ours.
  Optional<Attempt> attempt(String value) {
    return open(ATTEMPT, value).map(Attempt::parse);
  }

  Optional<Proved> proved(String value) {
    return open(PROVED, value).map(Proved::parse);
  }

  private String seal(byte[] thing, String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.seal(thing, bytes(text)));
  }

  private Optional<String> open(byte[] thing, String value) {
    try {
      return sealing
          .open(thing, Base64.getUrlDecoder().decode(value))
          .map(text -> new String(text, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String header(String value, Duration age, boolean secure) {
    return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(NAME, value, PATH, age.toSeconds(), secure ? "; Secure" : "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
