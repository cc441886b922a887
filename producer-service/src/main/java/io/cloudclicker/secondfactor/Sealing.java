package io.cloudclicker.secondfactor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Secrets at rest: AES-256-GCM, bound to their account, so that one can't be put in another's row.
/// Safe for any thread.
final class Sealing {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  Sealing(SecretKey key) {
    this.key = key;
  }

  byte[] seal(long account, byte[] secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, account, nonce, secret);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /// @throws IllegalStateException where it is of another account or key, or was changed
  byte[] open(long account, byte[] sealed) {
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return run(
        Cipher.DECRYPT_MODE,
        account,
        nonce,
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] run(int mode, long account, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(account).array());
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a second factor's secret is not readable with our key", e);
    }
  }
}
