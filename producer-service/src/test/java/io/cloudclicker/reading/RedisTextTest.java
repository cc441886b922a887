package io.cloudclicker.reading;

import static io.cloudclicker.reading.ReadingSamples.COUNTER;
import static io.cloudclicker.reading.ReadingSamples.LOG;
import static io.cloudclicker.reading.ReadingSamples.at;
import static io.cloudclicker.reading.ReadingSamples.cell;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "-1,5 9 1",
    "2147483647,5 9 1",
    "4096,5 9 1",
    "0,-5 9 1",
    "0,9 5 1",
    "0,5",
    "x,5 9 1"
  })
  void takesARunThatCannotBe_forNotThere(String partition, String run) {
    var runs = RedisText.runs(LOG, Map.of(partition, run, "1", "5 9 1"));
    assertThat(runs.reach()).isEqualTo(at(0L, 9L));
  }

  @Test
  void takesAnEntryOfNoPartition_forNotThere() {
    var good = Map.of("filled", "1:5", "row", "0 0 0", "0:0:1:0", "3 5 0 0");
    assertThat(RedisText.entry(COUNTER, good)).isPresent();
    var bad = Map.of("filled", "1:5", "row", "0 0 0", "0:0:1:-1", "3 5 0 0");
    assertThat(RedisText.entry(COUNTER, bad)).isEmpty();
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
