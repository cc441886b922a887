package io.cloudclicker.key;

import io.cloudclicker.runbook.Runbook;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the keys, or makes them where it is the first to ask.
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(KeyConfiguration.class);
  private static final String SECRETS = "secrets.key";
  private static final int SECRET_BYTES = 32;

  @Bean
  Keys keys(KeyProperties properties) {
    if (properties.folder() == null) {
      LOG.warn(
          "clicker.keys.folder is not set: who signs in here is signed out when this process ends,"
              + " and no other instance knows them runbook={}",
          Runbook.SIGNING_IN);
      return new Keys(List.of(PemKeys.make()), secrets(newSecrets()));
    }
    return read(properties.folder());
  }

  static Keys read(Path path) {
    var folder = new KeyFolder(path);
    if (folder.readAll(".pem").isEmpty()) {
      folder.readOrMake("signing-1.pem", () -> PemKeys.write(PemKeys.make()));
    }
    var signing = folder.readAll(".pem").stream().map(PemKeys::read).toList();
    return new Keys(signing, secrets(folder.readOrMake(SECRETS, KeyConfiguration::newSecrets)));
  }

  private static SecretKey secrets(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "clicker.keys.folder: %s has to hold %d bytes in base64"
              .formatted(SECRETS, SECRET_BYTES));
    }
    return new SecretKeySpec(bytes, "HKDF");
  }

  private static String newSecrets() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
