package io.cloudclicker.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudclicker.caller.Callers;
import io.cloudclicker.own.OwnClicks;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells the total that people click at, and to who is signed in how many of it are their own.
@RestController
class OwnTotalController {

  private final Callers callers;
  private final TotalsReader totals;
  private final OwnClicks ownClicks;

  OwnTotalController(Callers callers, TotalsReader totals, OwnClicks ownClicks) {
    this.callers = callers;
    this.totals = totals;
    this.ownClicks = ownClicks;
  }

  /// @param mine absent where nobody is signed in, or where it is not known now
  @Schema(name = "OwnTotal")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OwnTotal(long total, @Nullable Long mine) {}

  @Operation(
      operationId = "clicks",
      summary = "How many clicks the counter `global` has, and how many are one's own",
      description = "`mine` is there for who is signed in, while the database answers.")
  @SecurityRequirement(name = "token")
  @ApiResponse(responseCode = "200", description = "The total")
  @ApiResponse(
      responseCode = "401",
      description = "A token that is not good",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Nothing is known of the total now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @GetMapping(path = "/api/clicks", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OwnTotal> total(HttpServletRequest request) {
    var caller = callers.of(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
    var reading =
        totals.reading(CounterName.GLOBAL).orElseThrow(ReadingProblems::countsUnavailable);
    var mine =
        Optional.ofNullable(caller.creditedTo())
            .flatMap(subject -> ownClicks.of(subject, CounterName.GLOBAL, reading.epoch()));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new OwnTotal(reading.count(), mine.orElse(null)));
  }
}
