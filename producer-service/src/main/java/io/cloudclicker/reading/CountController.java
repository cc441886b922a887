package io.cloudclicker.reading;

import io.cloudclicker.caller.Callers;
import io.cloudclicker.own.OwnClicks;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Tells totals: how many clicks, the latest one's value, how fresh that is, and what it includes.
@RestController
class CountController {

  private final WaitingReader reader;
  private final TellableCounters counters;
  private final Callers callers;
  private final OwnClicks ownClicks;

  CountController(
      WaitingReader reader, TellableCounters counters, Callers callers, OwnClicks ownClicks) {
    this.reader = reader;
    this.counters = counters;
    this.callers = callers;
    this.ownClicks = ownClicks;
  }

  /// The answer of `GET /counter`.
  record Counter(long counter) {}

  @JsonCountOperation
  @GetMapping("/count")
  ResponseEntity<JsonCount> count(HttpServletRequest request, HttpServletResponse response) {
    return json(count(CounterName.GLOBAL, query(request)), response);
  }

  @Operation(summary = "How many clicks, as one number")
  @ApiResponse(
      responseCode = "200",
      description = "The total",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Counter.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Nothing is known of the total now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @GetMapping("/counter")
  ResponseEntity<Counter> counter(HttpServletResponse response) {
    return json(new Counter(read(CounterName.GLOBAL).count()), response);
  }

  /// Tells whoever shows a token how many of the clicks are their own, while the database answers.
  @JsonCountOperation
  @SecurityRequirement(name = "token")
  @ApiResponse(
      responseCode = "401",
      description = "A token that is not good",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such counter",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @GetMapping("/api/counters/{name}")
  ResponseEntity<JsonCount> named(
      @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
    var query = query(request);
    var caller = callers.of(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
    var counter = counters.find(name);
    var total = count(counter, query);
    var mine =
        Optional.ofNullable(caller.creditedTo())
            .flatMap(subject -> ownClicks.of(subject, counter, total.epoch()));
    return json(total.with(mine.orElse(null)), response);
  }

  /// Other parameters are ignored.
  private static CountQuery query(HttpServletRequest request) {
    return CountQuery.of(values(request, "after"), values(request, "wait"));
  }

  private static List<String> values(HttpServletRequest request, String name) {
    var values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  private JsonCount count(CounterName counter, CountQuery query) {
    if (!query.asksForSomething()) {
      return JsonCount.of(read(counter), null);
    }
    var answer =
        reader
            .reading(CounterId.of(counter), query.after(), query.atMost())
            .orElseThrow(ReadingProblems::countsUnavailable);
    if (answer.gone()) {
      throw ReadingProblems.logIsGone();
    }
    return JsonCount.of(answer.reading(), answer.included());
  }

  private Reading read(CounterName counter) {
    return reader.reading(counter).orElseThrow(ReadingProblems::countsUnavailable);
  }

  private static <T> ResponseEntity<T> json(T body, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
