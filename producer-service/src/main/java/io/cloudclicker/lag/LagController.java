package io.cloudclicker.lag;

import io.cloudclicker.caller.Auditor;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.runbook.Runbook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells the newest measurement, from memory.
@RestController
@Tag(name = "operations")
class LagController {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final LagWatch watch;

  LagController(LagWatch watch) {
    this.watch = watch;
  }

  @GetMapping(path = "/api/ops/lag", produces = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirement(name = "token")
  @Operation(
      operationId = "lag",
      summary = "How far the counting is behind, in records and seconds, when it ends, and why",
      description =
          "Measured by each instance once a second, from the log and MySQL; why it is behind, also by what the consumers say of themselves.")
  @ApiResponse(responseCode = "200", description = "What was measured last, and when")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Not with this role")
  @ApiResponse(responseCode = "503", description = "Kafka or MySQL has told too little by now")
  ResponseEntity<JsonLag> lag(@Parameter(hidden = true) Auditor auditor) {
    return switch (watch.reading()) {
      case LagReading.Known(var lag) ->
          ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(JsonLag.of(lag));
      case LagReading.LogUnknown() ->
          throw notNow("Kafka does not tell now how far the log reaches", Runbook.KAFKA_AWAY);
      case LagReading.ProgressUnknown() ->
          throw notNow("the database has not told yet how far it counted", Runbook.MYSQL_AWAY);
    };
  }

  private static ProblemRaised notNow(String detail, Runbook runbook) {
    return Problem.of(503, "not-now", detail).with(AGAIN).with(runbook).raised();
  }
}
