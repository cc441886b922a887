package io.cloudclicker.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// HKDF (RFC 5869): keys of 256 bits from one.
final class Derivation {

  private static final int BYTES = 32;

  private Derivation() {}

  static SecretKey derive(SecretKey from, String purpose, String algorithm) {
    var info = ("cloud-clicker " + purpose).getBytes(StandardCharsets.UTF_8);
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(algorithm, HKDFParameterSpec.ofExtract().addIKM(from).thenExpand(info, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK of ours has it
    }
  }
}
