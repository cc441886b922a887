package io.cloudclicker.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

  private static final byte[] SECRET = bytes("a secret");
  private static final byte[] THING = bytes("account 7");

  private final Sealing sealing = new Sealing(new SecretKeySpec(new byte[32], "AES"));
  private final byte[] sealed = sealing.seal(THING, SECRET);

  @Test
  void opensWhatItSealed_whichNeverLooksTheSame() {
    assertThat(sealing.open(THING, sealed)).hasValue(SECRET);
    assertThat(sealing.seal(THING, SECRET)).isNotEqualTo(sealed);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
  }

  @Test
  void opensNothingOfAnotherThing_norOfAnotherKey() {
    var other = new byte[32];
    other[0] = 1;
    assertThat(sealing.open(bytes("account 8"), sealed)).isEmpty();
    assertThat(new Sealing(new SecretKeySpec(other, "AES")).open(THING, sealed)).isEmpty();
  }

  @Test
  void opensNothingThatWasChanged() {
    for (int index = 0; index < sealed.length; index++) {
      var changed = sealed.clone();
      changed[index] ^= 1;
      assertThat(sealing.open(THING, changed)).as("byte %d", index).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 11, 12, 27})
  void opensNothingThatIsTooShort(int length) {
    assertThat(sealing.open(THING, new byte[length])).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
