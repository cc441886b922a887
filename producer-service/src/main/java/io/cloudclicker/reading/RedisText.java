package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How cells, runs and progress are written in Redis: keys, fields and values, all decimal text.
/// What can't be read is as if it were not there.
final class RedisText {

  /// When the entry was filled from MySQL: `<log>:<offset of partition 0>,<offset of 1>,…`.
  static final String FILLED = "filled";

  /// The counter's row: `<revision> <start epoch> <start value>`.
  static final String ROW = "row";

  /// Who is filling the entry; gone with everything else when Redis forgets.
  static final String FILLING = "filling";

  private RedisText() {}

  static String counterKey(String topicId, CounterId counter) {
    return "clicker:" + topicId + ":counter:" + counter;
  }

  static String runsKey(String topicId) {
    return "clicker:" + topicId + ":runs";
  }

  static String channel(String topicId) {
    return "clicker:" + topicId + ":notices";
  }

  /// An entry that somebody filled.
  record Filled(Applied at, CounterCells state) {

    /// What the entry tells, with runs that were read before it. Empty where it may miss what the
    /// runs claim, or holds what they do not claim yet.
    Optional<Fill> with(CounterId counter, Runs runs) {
      if (state.isOvertaken() || !runs.continueFrom(at)) {
        return Optional.empty();
      }
      var fill = new Fill(runs.reach().and(at), runs.marks(), Map.of(counter, state));
      return fill.isExact() ? Optional.of(fill) : Optional.empty();
    }
  }

  static Optional<Filled> entry(CounterId counter, Map<String, String> fields) {
    var filled = fields.get(FILLED);
    var row = fields.get(ROW);
    if (filled == null || row == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Filled(progress(filled), state(counter, row, fields)));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  static Runs runs(int log, Map<String, String> fields) {
    var runs = new Runs(log);
    fields.forEach(
        (partition, run) -> {
          try {
            runs.put(partition(partition), run(run));
          } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // A field of somebody else claims nothing.
          }
        });
    return runs;
  }

  static String field(Cell.Key key) {
    return key.epoch() + ":" + key.revision() + ":" + key.log() + ":" + key.partition();
  }

  static String value(Cell cell) {
    var latest = cell.latest();
    long at = latest == null ? 0 : latest.atMillis();
    long value = latest == null ? 0 : latest.value();
    return cell.clicks() + " " + cell.nextOffset() + " " + at + " " + value;
  }

  static String filled(Applied at) {
    return at.log()
        + ":"
        + at.offsets().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static String row(CounterCells state) {
    return state.revision() + " " + state.startEpoch() + " " + state.startValue();
  }

  private static Applied progress(String text) {
    var parts = text.split(":", -1);
    List<Long> offsets = new ArrayList<>();
    for (var offset : parts[1].isEmpty() ? new String[0] : parts[1].split(",", -1)) {
      offsets.add(Long.parseLong(offset));
    }
    return new Applied(Integer.parseInt(parts[0]), offsets);
  }

  private static int partition(String text) {
    int partition = Integer.parseInt(text);
    if (partition < 0 || partition >= Applied.MAX_PARTITIONS) {
      throw new IllegalArgumentException("no such partition");
    }
    return partition;
  }

  private static Run run(String text) {
    var parts = text.split(" ", -1);
    return new Run(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  private static CounterCells state(CounterId counter, String row, Map<String, String> fields) {
    var parts = row.split(" ", -1);
    List<Cell> cells = new ArrayList<>();
    fields.forEach(
        (field, value) -> {
          if (field.indexOf(':') > 0) {
            cells.add(cell(counter, field, value));
          }
        });
    return new CounterCells(
        Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), cells);
  }

  private static Cell cell(CounterId counter, String field, String value) {
    var at = field.split(":", -1);
    var key =
        new Cell.Key(
            counter,
            Long.parseLong(at[0]),
            Integer.parseInt(at[1]),
            Integer.parseInt(at[2]),
            partition(at[3]));
    var state = value.split(" ", -1);
    return new Cell(key, Long.parseLong(state[0]), Long.parseLong(state[1]), latest(state));
  }

  private static Cell.@Nullable Latest latest(String[] state) {
    long at = Long.parseLong(state[2]);
    return at == 0 ? null : new Cell.Latest(Long.parseLong(state[3]), at);
  }
}
