package io.cloudclicker.reading;

import static io.cloudclicker.reading.ReadingSamples.COUNTER;
import static io.cloudclicker.reading.ReadingSamples.LOG;
import static io.cloudclicker.reading.ReadingSamples.at;
import static io.cloudclicker.reading.ReadingSamples.cell;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisTextTest {

  @Test
  void tellsAnEntry_asFarAsTheRunsReach() {
    var told = filled(cell(0, 3, 7)).with(COUNTER, run(5, 7));
    assertThat(told).map(Fill::applied).contains(at(7L));
  }

  /// Between the reading of the runs and that of the entry a consumer merges, and claims it after.
  @Test
  void isAMiss_whenTheEntryHoldsMoreThanTheRunsClaim() {
    assertThat(filled(cell(0, 3, 8)).with(COUNTER, run(5, 7))).isEmpty();
    assertThat(filled(cell(0, 3, 6)).with(COUNTER, new Runs(LOG))).isEmpty();
  }

  @Test
  void isAMiss_whenTheEntryMissedTheRunsBeginning() {
    assertThat(filled(cell(0, 3, 5)).with(COUNTER, run(6, 7))).isEmpty();
  }

  @Test
  void takesTheCellsOfEarlierLogs_asTheyAre() {
    var earlier = cell(0, 0, LOG, 0, 3, 99);
    var filled =
        new RedisText.Filled(
            new Applied(LOG + 1, List.of(5L)), new CounterCells(0, 0, 0, List.of(earlier)));
    assertThat(filled.with(COUNTER, new Runs(LOG + 1))).isPresent();
  }

  private static RedisText.Filled filled(Cell cell) {
    return new RedisText.Filled(at(5L), new CounterCells(0, 0, 0, List.of(cell)));
  }

  private static Runs run(long from, long to) {
    var runs = new Runs(LOG);
    runs.put(0, new Run(from, to, 1));
    return runs;
  }
}
