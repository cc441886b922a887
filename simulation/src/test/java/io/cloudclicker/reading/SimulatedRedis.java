package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.Notice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Redis: hashes of text, and the scripts that the services run there, each as one step.
public final class SimulatedRedis {

  private final Map<String, Map<String, String>> hashes = new HashMap<>();

  /// `merge-cells.lua`.
  public void merge(String topicId, Cell cell) {
    var entry = hash(RedisText.counterKey(topicId, cell.key().counter()));
    var field = RedisText.field(cell.key());
    if (number(entry.get(field), 1) < cell.nextOffset()) {
      entry.put(field, RedisText.value(cell));
    }
  }

  /// `extend-run.lua`.
  public void extend(String topicId, Notice notice) {
    var runs = hash(RedisText.runsKey(topicId));
    var part = Integer.toString(notice.partition());
    var known = runs.get(part);
    long reached = number(known, 1);
    if (known == null || notice.to() > reached) {
      long begin = known == null || notice.from() > reached ? notice.from() : number(known, 0);
      runs.put(part, begin + " " + notice.to() + " " + notice.appendedAtMillis());
    }
  }

  /// `claim-entry.lua`.
  void claim(String topicId, CounterId counter, String who) {
    hash(RedisText.counterKey(topicId, counter)).put(RedisText.FILLING, who);
  }

  /// `fill-entry.lua`, of one revision.
  boolean fill(String topicId, CounterId counter, String who, Applied at, CounterCells state) {
    var entry = hash(RedisText.counterKey(topicId, counter));
    if (!entry.remove(RedisText.FILLING, who)) {
      return false;
    }
    var before = RedisText.entry(counter, entry);
    if (before.isPresent() && before.get().at().log() > at.log()) {
      return false;
    }
    long epoch = state.cells().stream().mapToLong(cell -> cell.key().epoch()).max().orElse(0);
    for (var cell : state.cells()) {
      var field = RedisText.field(cell.key());
      if (number(entry.get(field), 1) < cell.nextOffset()) {
        entry.put(field, RedisText.value(cell));
      }
    }
    entry.keySet().removeIf(field -> field.contains(":") && epochOf(field) < epoch);
    var told = before.map(known -> at.and(known.at())).orElse(at);
    entry.put(RedisText.FILLED, RedisText.filled(told));
    entry.put(RedisText.ROW, RedisText.row(state));
    return true;
  }

  Runs runs(int log, String topicId) {
    return RedisText.runs(log, hash(RedisText.runsKey(topicId)));
  }

  Optional<RedisText.Filled> entry(String topicId, CounterId counter) {
    return RedisText.entry(counter, hash(RedisText.counterKey(topicId, counter)));
  }

  public void forgetEverything() {
    hashes.clear();
  }

  public void forget(String topicId, CounterId counter) {
    hashes.remove(RedisText.counterKey(topicId, counter));
  }

  private Map<String, String> hash(String key) {
    return hashes.computeIfAbsent(key, _ -> new HashMap<>());
  }

  private static long epochOf(String field) {
    return Long.parseLong(field.substring(0, field.indexOf(':')));
  }

  private static long number(@Nullable String text, int place) {
    return text == null ? -1 : Long.parseLong(text.split(" ", -1)[place]);
  }
}
