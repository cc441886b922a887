package io.cloudclicker.counter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cloudclicker.reading.Reading;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A counter and what it stands at, as the contract words it.
///
/// @param total null where nothing can be told of it now; its members are the counter's own
@Schema(name = "ListedCounter")
record JsonCounter(
    String name,
    @Schema(allowableValues = {"anyone", "users", "tokens"}) String press,
    List<String> origins,
    @JsonUnwrapped @Nullable Total total) {

  /// The total, as `GET` of one counter tells it.
  @Schema(name = "CounterTotal")
  record Total(
      long count,
      @Nullable Long latest,
      @Nullable String latestString,
      Instant asOf,
      long lagMs,
      boolean stale,
      long epoch,
      int revision,
      String applied) {

    private static Total of(Reading reading) {
      var latest = reading.latest();
      return new Total(
          reading.count(),
          latest,
          latest == null ? null : Long.toString(latest),
          reading.asOf(),
          reading.lag().toMillis(),
          reading.stale(),
          reading.epoch(),
          reading.revision(),
          reading.applied().toString());
    }
  }

  static JsonCounter of(Counter counter, @Nullable Reading reading) {
    return new JsonCounter(
        counter.name().value(),
        counter.press().toString(),
        counter.origins().stream().sorted().toList(),
        reading == null ? null : Total.of(reading));
  }
}
