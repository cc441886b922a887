package io.cloudclicker.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Refresh tokens: `session.generation.code`, where the code proves that we made it. None is stored
/// anywhere, and the same successor can be made again. Safe for any thread.
final class RefreshTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{32})\\.([1-9][0-9]{0,8})\\.([0-9A-Za-z_-]{43})");

  private final SecretKey key;

  RefreshTokens(SecretKey key) {
    this.key = key;
  }

  /// What a token stands for.
  ///
  /// @param generation how many of the session there were, with this one
  record Refresh(String session, int generation) {}

  String write(Refresh refresh) {
    var claim = refresh.session() + "." + refresh.generation();
    return claim + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(code(claim));
  }

  /// Empty where we did not make it.
  Optional<Refresh> read(String token) {
    var parts = FORM.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var refresh = new Refresh(parts.group(1), Integer.parseInt(parts.group(2)));
    boolean ours =
        MessageDigest.isEqual(
            write(refresh).getBytes(StandardCharsets.US_ASCII),
            token.getBytes(StandardCharsets.US_ASCII));
    return ours ? Optional.of(refresh) : Optional.empty();
  }

  private byte[] code(String claim) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(claim.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
