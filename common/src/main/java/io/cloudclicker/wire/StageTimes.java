package io.cloudclicker.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the consumer of a partition did with the last seconds. It travels as text, through Redis.
///
/// @param atMillis when this was noted, by the consumer's clock, milliseconds since 1970 UTC
/// @param batches how many were committed
/// @param millis in each stage; one that is missing took no time
public record StageTimes(long atMillis, long batches, Map<Stage, Long> millis) {

  /// Where a batch is. The counting is always in exactly one of them.
  public enum Stage {
    POLL,
    JUDGE,
    COMPARE_AND_SET,
    UPSERT,
    COMMIT,
    CACHE
  }

  public StageTimes {
    millis = Map.copyOf(millis);
  }

  public long millis(Stage... stages) {
    return Arrays.stream(stages).mapToLong(stage -> millis.getOrDefault(stage, 0L)).sum();
  }

  /// `<at> <batches>`, then the milliseconds of each stage in their order, decimal.
  public String toText() {
    List<String> numbers = new ArrayList<>();
    numbers.add(Long.toString(atMillis));
    numbers.add(Long.toString(batches));
    for (var stage : Stage.values()) {
      numbers.add(Long.toString(millis(stage)));
    }
    return String.join(" ", numbers);
  }

  /// Empty where the text is of another release, or nothing of this at all.
  public static Optional<StageTimes> of(String text) {
    var numbers = text.split(" ", -1);
    if (numbers.length != 2 + Stage.values().length) {
      return Optional.empty();
    }
    try {
      var each = Arrays.stream(numbers).map(Long::valueOf).iterator();
      long atMillis = each.next();
      long batches = each.next();
      var millis = new EnumMap<Stage, Long>(Stage.class);
      for (var stage : Stage.values()) {
        millis.put(stage, each.next());
      }
      return Optional.of(new StageTimes(atMillis, batches, millis));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
