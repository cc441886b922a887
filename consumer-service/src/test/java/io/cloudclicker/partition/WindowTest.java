package io.cloudclicker.partition;

import static io.cloudclicker.partition.Records.MINUTE;
import static io.cloudclicker.partition.Records.NOON;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickKey;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void theFirstClaimOwnsAKey_andOwnsItAgain() {
    var window = new Window();
    var key = key(NOON);
    assertThat(window.claim(key, 7, 3)).isTrue();
    assertThat(window.claim(key, 7, 4)).isFalse();
    assertThat(window.claim(key, 8, 3)).isFalse();
    assertThat(window.claim(key, 7, 3)).isTrue();
    assertThat(window.size()).isEqualTo(1);
  }

  @Test
  void forgetsAMinute_onceNoneOfItsKeysCanBeInTime() {
    var window = new Window();
    var first = key(NOON / MINUTE * MINUTE);
    var last = key(NOON / MINUTE * MINUTE + MINUTE - 1);
    window.claim(first, 1, 0);
    window.claim(last, 2, 0);
    window.forgetBehind(new KeyClock(KeyClock.finalAt(last) - 1));
    assertThat(window.knows(first)).isTrue();
    window.forgetBehind(new KeyClock(KeyClock.finalAt(last)));
    assertThat(window.knows(first)).isFalse();
    assertThat(window.size()).isZero();
  }

  @Test
  void answersAsAMapWould_overManyKeys() {
    var table = new KeyTable();
    var map = new HashMap<ClickKey, Long>();
    var random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      var key =
          new ClickKey(
              (NOON << 16) | 0x7000 | random.nextInt(16), Long.MIN_VALUE | random.nextInt(4_000));
      long owner = i;
      assertThat(table.claim(key, owner)).isEqualTo(map.computeIfAbsent(key, ignored -> owner));
    }
    assertThat(table.size()).isEqualTo(map.size());
    assertThat(table.owner(key(NOON))).isEqualTo(KeyTable.NONE);
  }
}
