package io.cloudclicker.partition;

import static io.cloudclicker.partition.Records.MINUTE;
import static io.cloudclicker.partition.Records.NOON;
import static io.cloudclicker.partition.Records.NOTHING_WAITS;
import static io.cloudclicker.partition.Records.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.LogRecord.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Edges, brokers and consumers with clocks apart, retries, late appends, lost answers and
/// restarts: an acknowledged key counts once, no key counts twice, and a replay decides like the
/// first run.
class JudgeReplayPropertyTest {

  private static final long OLDEST = 10 * MINUTE;
  private static final long AHEAD = MINUTE;

  private record Attempt(ClickKey key, long at, boolean acknowledged) {}

  @Property(tries = 3_000)
  void aReplayDecidesLikeTheFirstRun_andAcknowledgedKeysCountOnce(@ForAll long seed) {
    var random = new Random(seed);
    var acknowledged = new ArrayList<ClickKey>();
    var records = log(random, acknowledged);
    var once = countedKeys(records, List.of());
    var restarts = random.ints(5, 0, records.size() + 1).boxed().sorted().toList();
    assertThat(countedKeys(records, restarts)).isEqualTo(once);
    assertThat(once).doesNotHaveDuplicates().containsAll(acknowledged);
  }

  private static List<AppendedRecord> log(Random random, List<ClickKey> acknowledged) {
    var log = new Records();
    long brokerSkew = random.nextLong(-90_000, 90_001);
    for (var attempt : attempts(random)) {
      long appendedAt = attempt.at() + brokerSkew;
      log.at(appendedAt);
      if (random.nextInt(10) == 0) {
        log.append(new LogRecord.Tick(attempt.at()));
      }
      log.keyed(attempt.key());
      if (attempt.acknowledged() && KeyClock.plausible(attempt.key().timeMillis(), appendedAt)) {
        acknowledged.add(attempt.key());
      }
    }
    return log.all();
  }

  /// Attempts in the order of their appends: the edge takes keys of its last ten minutes; an answer
  /// comes within 3 s, an append without an answer up to 45 minutes later.
  private static List<Attempt> attempts(Random random) {
    var attempts = new ArrayList<Attempt>();
    int keys = random.nextInt(5, 60);
    for (int i = 0; i < keys; i++) {
      long born = NOON + random.nextLong(150 * MINUTE);
      var key = key(born + random.nextLong(-OLDEST, AHEAD));
      for (int tries = random.nextInt(1, 6); tries > 0; tries--) {
        long at = born + random.nextLong(11 * MINUTE);
        long edge = at + random.nextLong(-60_000, 60_001);
        if (edge - key.timeMillis() <= OLDEST && key.timeMillis() - edge <= AHEAD) {
          boolean answered = random.nextInt(10) < 8;
          long delay = answered ? random.nextLong(3_000) : random.nextLong(45 * MINUTE);
          attempts.add(new Attempt(key, at + delay, answered));
        }
      }
    }
    attempts.sort((a, b) -> Long.compare(a.at(), b.at()));
    return attempts.isEmpty()
        ? Collections.singletonList(new Attempt(key(NOON), NOON, true))
        : attempts;
  }

  /// Counts record by record; at a restart only the progress is kept, and the window is read again.
  private static List<ClickKey> countedKeys(List<AppendedRecord> log, List<Integer> restarts) {
    var counted = new ArrayList<ClickKey>();
    var judge = new Judge(KeyClock.START, 1_000, Opening.ALL_TOLD, NOTHING_WAITS);
    var progress = Progress.START;
    for (var record : log) {
      if (restarts.contains((int) record.offset())) {
        judge = reopened(log, progress);
      }
      var batch = judge.judge(progress, List.of(record));
      if (batch.countedClicks() == 1) {
        counted.add(keyOf(record));
      }
      progress = batch.after();
    }
    return counted;
  }

  private static Judge reopened(List<AppendedRecord> log, Progress progress) {
    long rebuildFrom = progress.keyClock().rebuildFromMillis();
    long windowBegin =
        log.stream()
            .filter(record -> record.appendedAtMillis() >= rebuildFrom)
            .mapToLong(AppendedRecord::offset)
            .findFirst()
            .orElse(log.size());
    var opening = (Opening.From) Opening.of(progress, 0, log.size(), windowBegin);
    var judge = new Judge(progress.keyClock(), 1_000, opening.undecidableUpTo(), NOTHING_WAITS);
    log.subList((int) opening.offset(), (int) progress.nextOffset()).forEach(judge::remember);
    return judge;
  }

  private static ClickKey keyOf(AppendedRecord record) {
    var entry = (Entry.Good) ((LogRecord.Clicks) record.content()).entries().getFirst();
    return java.util.Objects.requireNonNull(entry.click().key());
  }
}
