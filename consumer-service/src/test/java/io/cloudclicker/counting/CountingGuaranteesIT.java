package io.cloudclicker.counting;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.NOON;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.SubjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Three consumers on eight partitions, restarted one by one in the middle: every click that was
/// sent is counted, a duplicate, or rejected, and every cell is what the log says.
class CountingGuaranteesIT {

  private static final int PARTITIONS = 8;
  private static final int RECORDS = 8_000;

  @Test
  void countsEveryKeyOnce_whileConsumersComeAndGo() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    try (var kit = new CountingKit(PARTITIONS)) {
      var instances = new ArrayList<>(List.of(kit.start(), kit.start(), kit.start()));
      var keys = new ArrayList<ClickKey>();
      for (int round = 0; round < 4; round++) {
        send(kit, random, keys);
        if (round > 0) {
          kit.stop(instances.removeFirst());
          instances.add(kit.start());
        }
      }
      var log = kit.log();
      Awaitility.await("everything is counted")
          .atMost(Duration.ofSeconds(90))
          .until(() -> kit.database().progress().equals(log.ends()));
      var database = kit.database();
      assertThat(database.cells()).as("seed %d", seed).isEqualTo(log.cells());
      assertThat(database.recent()).as("seed %d", seed).isEqualTo(log.recent());
      long counted = database.cells().values().stream().mapToLong(Long::longValue).sum();
      assertThat(counted).as("seed %d", seed).isEqualTo(keys.stream().distinct().count());
      assertThat(counted + log.duplicates() + log.rejected()).isEqualTo(keys.size());
    }
  }

  /// One in five keys is sent a second time, to its own partition.
  private static void send(CountingKit kit, Random random, List<ClickKey> keys) {
    for (int i = 0; i < RECORDS / 4; i++) {
      boolean again = !keys.isEmpty() && random.nextInt(5) == 0;
      var key = again ? keys.get(random.nextInt(keys.size())) : key(System.currentTimeMillis());
      keys.add(key);
      kit.send(
          Math.floorMod(key.hashCode(), PARTITIONS),
          new Click(counter(key), 0, key, i, NOON + keys.size(), subject(key)));
    }
  }

  /// Every twentieth one has a log of its clicks.
  private static CounterId counter(ClickKey key) {
    long remainder = Math.floorMod(key.low(), 20L);
    return remainder == 0 ? GLOBAL : new CounterId(1, remainder);
  }

  private static @Nullable SubjectId subject(ClickKey key) {
    return key.high() % 2 == 0 ? null : new SubjectId(7, key.high());
  }
}
