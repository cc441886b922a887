package io.cloudclicker.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudclicker.caller.Onlooker;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells when the counter `global` was clicked: everybody's clicks by the minute, and the newest
/// ones one by one.
@RestController
class ClickLogController {

  private final JdbcHistory history;
  private final JdbcNewestClicks newest;
  private final SeriesProperties properties;
  private final Turns turns;
  private final Clock clock = Clock.systemUTC();

  ClickLogController(
      JdbcHistory history, JdbcNewestClicks newest, SeriesProperties properties, Turns turns) {
    this.history = history;
    this.newest = newest;
    this.properties = properties;
    this.turns = turns;
  }

  /// The answer.
  @Schema(name = "ClickLog")
  record Told(List<Minute> perMinute, List<Recent> recent) {}

  /// @param minute where it begins
  @Schema(name = "ClickLogMinute")
  record Minute(Instant minute, long clicks) {

    static Minute of(Series.Point point) {
      return new Minute(Instant.ofEpochMilli(point.atMillis()), point.clicks());
    }
  }

  /// @param at when it was pressed
  /// @param user a username; absent where nobody was signed in, and where it is not one's business
  @Schema(name = "ClickLogEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Recent(Instant at, @Nullable String user) {

    static Recent of(NewestClick click, Onlooker onlooker) {
      boolean told = onlooker.seesEverything() || onlooker.is(click.subject());
      return new Recent(Instant.ofEpochMilli(click.atMillis()), told ? click.username() : null);
    }
  }

  private record Past(History history, List<NewestClick> newest) {}

  @Operation(
      operationId = "clickLog",
      summary = "When the counter `global` was clicked",
      description =
          "`per_minute` has everybody's clicks, one entry for each minute that any part of the time"
              + " from `from` to `to` lies in. `recent` has the newest clicks of that time, at most"
              + " 50, the latest pressed first; whose they are is told to themselves, and to"
              + " auditors and owners.")
  @SecurityRequirement(name = "token")
  @ApiResponse(responseCode = "200", description = "The log")
  @ApiResponse(
      responseCode = "400",
      description = "A parameter can't be read, or asks for too much: names it, and the `limit`")
  @ApiResponse(responseCode = "401", description = "A token that is not good")
  @ApiResponse(responseCode = "503", description = "It can't be told now")
  @GetMapping(path = "/api/clicks/log", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Told> log(
      @Parameter(hidden = true) Onlooker onlooker,
      @Parameter(
              description = "Where it begins; an hour before `to`, by default",
              schema = @Schema(type = "string", format = "date-time"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "Where it ends; now, by default",
              schema = @Schema(type = "string", format = "date-time"))
          @RequestParam(required = false)
          @Nullable String to) {
    long now = clock.millis();
    var range = Range.of(new Range.Asked(from, to, null), now, properties);
    var past = turns.take(() -> past(range)).orElseThrow(SeriesController::notNow);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Told(
                Series.of(range, past.history(), now).stream().map(Minute::of).toList(),
                past.newest().stream().map(click -> Recent.of(click, onlooker)).toList()));
  }

  private Optional<Past> past(Range range) {
    return history
        .read(CounterId.of(CounterName.GLOBAL), range)
        .flatMap(minutes -> newest.read(range).map(clicks -> new Past(minutes, clicks)));
  }
}
