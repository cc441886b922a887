package io.cloudclicker.reading;

import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells the total that people click at.
@RestController
class OwnTotalController {

  private final TotalsReader totals;

  OwnTotalController(TotalsReader totals) {
    this.totals = totals;
  }

  @Schema(name = "OwnTotal")
  record OwnTotal(long total) {}

  @Operation(operationId = "clicks", summary = "How many clicks the counter `global` has")
  @ApiResponse(responseCode = "200", description = "The total")
  @ApiResponse(
      responseCode = "503",
      description = "Nothing is known of the total now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @GetMapping(path = "/api/clicks", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OwnTotal> total() {
    var reading =
        totals.reading(CounterName.GLOBAL).orElseThrow(ReadingProblems::countsUnavailable);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new OwnTotal(reading.count()));
  }
}
