package io.cloudclicker.bench;

import java.time.Duration;
import java.util.List;

/// What became of a benchmark.
sealed interface Result {

  /// Every run had no error, and the ledger was exact.
  ///
  /// @param notes what a reader has to know to believe the figures, such as the generator's cost
  record Measured(List<Figure> figures, List<String> notes, Duration took) implements Result {
    public Measured {
      figures = List.copyOf(figures);
      notes = List.copyOf(notes);
    }
  }

  /// Something was not as it should be, so no figure counts.
  record Voided(String reason, Duration took) implements Result {}

  record NotRun(String reason) implements Result {}
}
