package io.cloudclicker.ops;

import io.cloudclicker.caller.Auditor;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.runbook.Runbook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells what the consumers' audit has found. It waits for MySQL, on the request's own thread.
@RestController
@Tag(name = "operations")
class AuditController {

  private static final int MOST_DRIFTS = 100;
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final JdbcAuditReport audit;

  AuditController(JdbcAuditReport audit) {
    this.audit = audit;
  }

  @GetMapping(path = "/api/ops/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirement(name = "token")
  @Operation(
      operationId = "audit",
      summary = "Clicks in the log against clicks in MySQL and Redis, compared all the time",
      description = "At most the 100 largest differences are listed and added up.")
  @ApiResponse(responseCode = "200", description = "What was found so far")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Not with this role")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonAudit> audit(@Parameter(hidden = true) Auditor auditor) {
    try {
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .body(JsonAudit.of(audit.read(MOST_DRIFTS)));
    } catch (DataAccessException e) {
      throw Problem.of(503, "not-now", "the database does not answer now")
          .with(AGAIN)
          .with(Runbook.MYSQL_AWAY)
          .raised();
    }
  }
}
