package io.cloudclicker.key;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Keeps bytes secret and unchanged where others hold them: AES-256-GCM. What is sealed for one
/// thing can't be opened for another. Safe for any thread.
public final class Sealing {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /// @param key of 256 bits, for AES
  public Sealing(SecretKey key) {
    this.key = key;
  }

  /// @param thing what the bytes belong to, in its own form; it is not in the result
  public byte[] seal(byte[] thing, byte[] secret) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, thing, nonce).doFinal(secret);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK of ours has it
    }
  }

  /// Empty where they belong to another thing, were sealed with another key, or were changed.
  public Optional<byte[]> open(byte[] thing, byte[] sealed) {
    if (sealed.length < NONCE_BYTES) {
      return Optional.empty();
    }
    var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, thing, nonce);
      return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK of ours has it
    }
  }

  private Cipher cipher(int mode, byte[] thing, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(thing);
    return cipher;
  }
}
