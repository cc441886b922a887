package io.cloudclicker.prove;

import java.time.Duration;

/// What became of a row.
sealed interface Result {

  /// @param clicks what was pressed meanwhile
  record Passed(Clicks clicks, Duration took) implements Result {}

  /// @param reason the first thing that was not as claimed
  record Failed(Clicks clicks, Duration took, String reason) implements Result {}

  record NotRun(String reason) implements Result {}

  default Clicks pressed() {
    return switch (this) {
      case Passed passed -> passed.clicks();
      case Failed failed -> failed.clicks();
      case NotRun _ -> Clicks.NONE;
    };
  }
}
