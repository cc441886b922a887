package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Notice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reads of the near-cache: of a counter that nothing has touched since the last read, and of one
/// that a notice has.
@State(Scope.Thread)
public class TotalsJmh {

  private static final CounterId COUNTER = CounterId.of(CounterName.GLOBAL);
  private static final int LOG = 1;
  private static final long NOW = 1_700_000_000_000L;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Totals totals =
      new Totals(
          new ReadingProperties(
              Duration.ofMillis(50), SECOND, SECOND, SECOND, SECOND, SECOND, SECOND, 10_000),
          new HeardEpochs());
  private long offset = 1;

  @Setup
  public void fill() {
    totals.read(COUNTER, NOW);
    var cells = new CounterCells(0, 0, 0, List.of(cell(1)));
    totals.fill(new Fill(new Applied(LOG, List.of(1L)), List.of(), Map.of(COUNTER, cells)), NOW);
  }

  private static Cell cell(long clicks) {
    var key = new Cell.Key(COUNTER, 0, 0, LOG, 0);
    return new Cell(key, clicks, clicks, new Cell.Latest(1, NOW));
  }

  @Benchmark
  public Object read() {
    return totals.read(COUNTER, NOW);
  }

  @Benchmark
  public Object readAfterANotice() {
    long next = offset + 1;
    totals.take(new Notice(LOG, 0, offset, next, NOW, List.of(cell(next))), NOW);
    offset = next;
    return totals.read(COUNTER, NOW);
  }
}
