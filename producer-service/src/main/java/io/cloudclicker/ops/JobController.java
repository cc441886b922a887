package io.cloudclicker.ops;

import io.cloudclicker.caller.Auditor;
import io.cloudclicker.caller.Owner;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.ops.JdbcJobs.Ordered;
import io.cloudclicker.problem.GivenId;
import io.cloudclicker.problem.GivenName;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Orders recounts, and tells how far a job is. Consumers do the work. It waits for MySQL, on the
/// request's own thread.
@RestController
@Tag(name = "operations")
class JobController {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final JdbcJobs jobs;
  private final Trail trail;

  JobController(JdbcJobs jobs, Trail trail) {
    this.jobs = jobs;
    this.trail = trail;
  }

  @PostMapping(
      path = "/api/ops/recount",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirement(name = "token")
  @Operation(
      operationId = "recount",
      summary = "Counts one counter or all again from the log, while clicks go on",
      description = "The new count replaces the present one at once, when it is whole.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonJob.Order.class)))
  @ApiResponse(responseCode = "202", description = "It runs; `Location` tells how far it is")
  @ApiResponse(responseCode = "400", description = "The body is not as it has to be")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Not with this role")
  @ApiResponse(responseCode = "404", description = "There is no such counter")
  @ApiResponse(responseCode = "409", description = "Another one runs; `job` names it")
  @ApiResponse(responseCode = "413", description = "The body is longer than 4 KiB")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonJob.Begun> recount(@Parameter(hidden = true) Owner owner, InputStream body)
      throws IOException {
    var order = JsonObject.read(body, JsonJob.ORDER);
    var counter =
        order.optionalString("counter").map(name -> GivenName.read("counter", name)).orElse(null);
    try {
      trail.write(
          Deed.of(owner.member(), Action.RECOUNT, counter == null ? "all" : counter.value()));
      return switch (jobs.recount(counter)) {
        case Ordered.Begun(var id) -> begun(id);
        case Ordered.Busy(var id) ->
            throw Problem.of(409, "recount-runs", "a recount runs; one at a time")
                .with("job", id)
                .raised();
        case Ordered.NoSuchCounter _ ->
            throw Problem.invalid(404, "no-counter", "there is no counter " + counter).raised();
      };
    } catch (DataAccessException | TransactionException e) {
      throw notNow();
    }
  }

  @GetMapping(path = "/api/ops/jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirement(name = "token")
  @Operation(operationId = "job", summary = "How far a job is")
  @ApiResponse(responseCode = "200", description = "The job")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Not with this role")
  @ApiResponse(responseCode = "404", description = "There is no such job")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonJob> job(@Parameter(hidden = true) Auditor auditor, @PathVariable String id) {
    try {
      var job =
          Optional.of(id)
              .filter(GivenId::possible)
              .flatMap(jobs::find)
              .orElseThrow(() -> Problem.invalid(404, "no-job", "there is no such job").raised());
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(JsonJob.of(job));
    } catch (DataAccessException | TransactionException e) {
      throw notNow();
    }
  }

  private static ResponseEntity<JsonJob.Begun> begun(String id) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/ops/jobs/" + id))
        .cacheControl(CacheControl.noStore())
        .body(new JsonJob.Begun(id, "running"));
  }

  private static ProblemRaised notNow() {
    return Problem.of(503, "not-now", "the database does not answer now")
        .with(AGAIN)
        .with(Runbook.MYSQL_AWAY)
        .raised();
  }
}
