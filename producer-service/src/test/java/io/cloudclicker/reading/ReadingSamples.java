package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Notice;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Cells, notices and fills in few words.
final class ReadingSamples {

  static final CounterId COUNTER = CounterId.of(CounterName.GLOBAL);
  static final int LOG = 1;

  private ReadingSamples() {}

  static ReadingProperties properties(int maxCounters) {
    return new ReadingProperties(
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        maxCounters);
  }

  /// A cell of the present log whose latest click has the value of its count.
  static Cell cell(int partition, long clicks, long nextOffset) {
    return cell(0, 0, LOG, partition, clicks, nextOffset);
  }

  static Cell cell(long epoch, int revision, int log, int partition, long clicks, long nextOffset) {
    var key = new Cell.Key(COUNTER, epoch, revision, log, partition);
    var latest = clicks == 0 ? null : new Cell.Latest(clicks, 1_000 + nextOffset);
    return new Cell(key, clicks, nextOffset, latest);
  }

  static Notice notice(int partition, long from, long to, Cell... cells) {
    return new Notice(LOG, partition, from, to, 1_000 + to, List.of(cells));
  }

  static Fill fill(Applied at, Cell... cells) {
    return fill(at, new CounterCells(0, 0, 0, List.of(cells)));
  }

  static Fill fill(Applied at, CounterCells state) {
    return new Fill(at, List.of(), Map.of(COUNTER, state));
  }

  static Applied at(Long... offsets) {
    return new Applied(LOG, Arrays.asList(offsets));
  }
}
