package io.cloudclicker.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// Key pairs of the curve P-256 as PEM texts, as `openssl genpkey` writes them.
final class PemKeys {

  private static final String CURVE = "secp256r1";
  private static final int BITS = 256;
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

  private PemKeys() {}

  static KeyPair make() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  static String write(KeyPair keys) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(lines.encodeToString(keys.getPrivate().getEncoded()));
  }

  /// @throws IllegalArgumentException without the text, which is a secret
  static KeyPair read(String pem) {
    var matcher = PEM.matcher(pem);
    if (!matcher.matches()) {
      throw refused();
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(matcher.group(1));
      var factory = KeyFactory.getInstance("EC");
      if (factory.generatePrivate(new PKCS8EncodedKeySpec(bytes)) instanceof ECPrivateKey key
          && key.getParams().getCurve().getField().getFieldSize() == BITS) {
        return new KeyPair(publicKey(factory, key), key);
      }
      throw refused();
    } catch (GeneralSecurityException e) {
      throw refused();
    }
  }

  private static ECPublicKey publicKey(KeyFactory factory, ECPrivateKey key)
      throws GeneralSecurityException {
    var generator = ECNamedCurveTable.getParameterSpec(CURVE).getG();
    var point = new FixedPointCombMultiplier().multiply(generator, key.getS()).normalize();
    BigInteger x = point.getAffineXCoord().toBigInteger();
    BigInteger y = point.getAffineYCoord().toBigInteger();
    var spec = new ECPublicKeySpec(new ECPoint(x, y), key.getParams());
    return (ECPublicKey) factory.generatePublic(spec);
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "clicker.keys.folder: a *.pem file is no PKCS#8 private key of the curve P-256");
  }
}
