package io.cloudclicker.live;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudclicker.reading.JsonCount;
import io.cloudclicker.reading.Reading;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;

/// Writes totals as events. Safe for any thread.
final class JsonEvents {

  private final ObjectMapper json;

  JsonEvents(ObjectMapper json) {
    this.json = json;
  }

  /// The data of an event: what `GET` of the counter tells, and its name.
  @Schema(name = "LiveTotal")
  record Data(String counter, @JsonUnwrapped JsonCount total) {}

  Event encode(CounterName counter, Reading reading) {
    var data = new Data(counter.value(), JsonCount.of(reading, null));
    try {
      var content = "event: total\ndata: " + json.writeValueAsString(data) + "\n\n";
      return new Event(
          counter, reading.epoch(), reading.applied(), content.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a total is always writable", e);
    }
  }
}
