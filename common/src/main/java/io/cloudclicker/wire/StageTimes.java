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
/// @param starvedMillis of all these, those in which its process was given no processor; 0 where a
///   consumer of an older release does not tell
public record StageTimes(long atMillis, long batches, Map<Stage, Long> millis, long starvedMillis) {

  private static final int NUMBERS = 2 + Stage.values().length;

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

  /// Of a process that had a processor whenever it wanted one.
  public StageTimes(long atMillis, long batches, Map<Stage, Long> millis) {
    this(atMillis, batches, millis, 0);
  }

  public long millis(Stage... stages) {
    return Arrays.stream(stages).mapToLong(stage -> millis.getOrDefault(stage, 0L)).sum();
  }

  /// `<at> <batches>`, then the milliseconds of each stage in their order, then the starved ones,
  /// decimal.
  public String toText() {
    List<String> numbers = new ArrayList<>();
    numbers.add(Long.toString(atMillis));
    numbers.add(Long.toString(batches));
    for (var stage : Stage.values()) {
      numbers.add(Long.toString(millis(stage)));
    }
    numbers.add(Long.toString(starvedMillis));
    return String.join(" ", numbers);
  }

  /// Empty where the text is of another release, or nothing of this at all.
  public static Optional<StageTimes> of(String text) {
    var numbers = text.split(" ", -1);
    if (numbers.length != NUMBERS && numbers.length != NUMBERS + 1) {
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
      long starved = each.hasNext() ? each.next() : 0;
      return Optional.of(new StageTimes(atMillis, batches, millis, starved));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
