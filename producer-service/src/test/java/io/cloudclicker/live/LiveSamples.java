package io.cloudclicker.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudclicker.reading.Reading;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.CounterName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// Readings and events in few words.
final class LiveSamples {

  static final CounterName CLAPS = new CounterName("claps");
  static final CounterName LIKES = new CounterName("likes");

  static final JsonEvents EVENTS = new JsonEvents(JsonMapper.builder().findAndAddModules().build());

  private LiveSamples() {}

  static Reading reading(long count, Long... offsets) {
    return reading(count, false, offsets);
  }

  static Reading reading(long count, boolean stale, Long... offsets) {
    return new Reading(
        count, null, 0, 0, at(offsets), Instant.ofEpochSecond(1), Duration.ofMillis(2), stale);
  }

  static Event event(CounterName counter, Reading reading) {
    return EVENTS.encode(counter, reading);
  }

  static Applied at(Long... offsets) {
    return new Applied(1, Arrays.asList(offsets));
  }
}
