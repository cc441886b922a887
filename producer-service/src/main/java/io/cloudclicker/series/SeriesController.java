package io.cloudclicker.series;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.reading.TellableCounters;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells a counter's past.
@RestController
class SeriesController {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final TellableCounters counters;
  private final JdbcHistory history;
  private final SeriesProperties properties;
  private final Turns turns;
  private final Clock clock = Clock.systemUTC();

  SeriesController(
      TellableCounters counters, JdbcHistory history, SeriesProperties properties, Turns turns) {
    this.counters = counters;
    this.history = history;
    this.properties = properties;
    this.turns = turns;
  }

  /// The answer.
  @Schema(name = "Series")
  record Told(@Schema(allowableValues = {"1m", "1h", "1d"}) String step, List<ToldPoint> points) {}

  /// @param at where the step begins
  /// @param total what the counter stood at, at the step's end
  @Schema(name = "SeriesPoint")
  record ToldPoint(
      Instant at,
      @Schema(description = "Clicks that were pressed in the step") long clicks,
      @Schema(description = "What the counter stood at, at the step's end") long total,
      @Schema(description = "Where it changes the counter was reset, and its total began anew")
          long epoch) {

    static ToldPoint of(Series.Point point) {
      var at = Instant.ofEpochMilli(point.atMillis());
      return new ToldPoint(at, point.clicks(), point.total(), point.epoch());
    }
  }

  @Operation(
      summary = "Clicks and totals over time",
      description =
          "One point for each step that any part of the time from `from` to `to` lies in, also"
              + " where nothing was pressed, but none that has not begun. Steps are in UTC.")
  @ApiResponse(responseCode = "200", description = "The series")
  @ApiResponse(
      responseCode = "400",
      description = "A parameter can't be read, or asks for too much: names it, and the `limit`")
  @ApiResponse(responseCode = "404", description = "There is no such counter")
  @ApiResponse(responseCode = "503", description = "It can't be told now")
  @GetMapping(path = "/api/counters/{name}/series", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Told> series(
      @PathVariable String name,
      @Parameter(
              description = "Where it begins; some steps before `to`, by default",
              schema = @Schema(type = "string", format = "date-time"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "Where it ends; now, by default",
              schema = @Schema(type = "string", format = "date-time"))
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"1m", "1h", "1d"},
                      defaultValue = "1m"))
          @RequestParam(required = false)
          @Nullable String step) {
    long now = clock.millis();
    var range = Range.of(new Range.Asked(from, to, step), now, properties);
    var counter = counters.find(name);
    var past =
        turns
            .take(() -> history.read(CounterId.of(counter), range))
            .orElseThrow(SeriesController::notNow);
    var points = Series.of(range, past, now).stream().map(ToldPoint::of).toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Told(range.step().toString(), points));
  }

  static ProblemRaised notNow() {
    return Problem.of(503, "series-unavailable", "the series can't be told now")
        .with(AGAIN)
        .with(Runbook.MYSQL_AWAY)
        .raised();
  }
}
