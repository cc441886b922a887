package io.cloudclicker.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTest {

  @TempDir Path folder;

  @Test
  void makesTheKeysOnce_readableForTheirOwnerAlone() throws IOException {
    var made = KeyConfiguration.read(folder.resolve("keys"));
    var again = KeyConfiguration.read(folder.resolve("keys"));
    assertThat(again.signing().getLast().getPublic())
        .isEqualTo(made.signing().getLast().getPublic());
    assertThat(again.secrets()).isEqualTo(made.secrets());
    try (var files = Files.list(folder.resolve("keys"))) {
      assertThat(files.toList())
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void givesAllTheSameKeys_whoBeginAtTheSameTime() throws Exception {
    Callable<Keys> begin = () -> KeyConfiguration.read(folder);
    var secrets = new HashSet<>();
    var signing = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var keys : threads.invokeAll(Stream.generate(() -> begin).limit(16).toList())) {
        secrets.add(keys.get().secrets());
        signing.add(keys.get().signing().getLast().getPublic());
      }
    }
    assertThat(secrets).hasSize(1);
    assertThat(signing).hasSize(1);
  }

  @Test
  void theLastByNameSigns_andAllVerify() throws IOException, GeneralSecurityException {
    var old = PemKeys.make();
    var young = PemKeys.make();
    Files.writeString(folder.resolve("2026-12.pem"), PemKeys.write(young));
    Files.writeString(folder.resolve("2026-01.pem"), PemKeys.write(old));
    var keys = KeyConfiguration.read(folder).signing();
    assertThat(keys.stream().map(KeyPair::getPublic))
        .containsExactly(old.getPublic(), young.getPublic());
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getLast().getPrivate());
    signature.update((byte) 1);
    var signed = signature.sign();
    signature.initVerify(young.getPublic());
    signature.update((byte) 1);
    assertThat(signature.verify(signed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n",
        "-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0\n-----END EC PRIVATE KEY-----\n"
      })
  void refusesWhatIsNoKey_withoutRepeatingIt(String text) throws IOException {
    Files.writeString(folder.resolve("a.pem"), text);
    assertThatThrownBy(() -> KeyConfiguration.read(folder))
        .hasMessageContaining("clicker.keys.folder")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "c2VjcmV0"})
  void refusesASecretThatIsTooShort_withoutRepeatingIt(String text) throws IOException {
    Files.writeString(folder.resolve("secrets.key"), text);
    assertThatThrownBy(() -> KeyConfiguration.read(folder))
        .hasMessageContaining("secrets.key")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void derivesAnotherKeyForEachPurpose() {
    var keys = KeyConfiguration.read(folder);
    var derived =
        Stream.of("one", "another", "one")
            .map(purpose -> Arrays.toString(keys.derive(purpose, "AES").getEncoded()))
            .toList();
    assertThat(derived.get(2)).isEqualTo(derived.get(0));
    assertThat(Set.copyOf(derived)).hasSize(2);
    assertThat(keys.toString()).doesNotContain(derived.getFirst());
  }
}
