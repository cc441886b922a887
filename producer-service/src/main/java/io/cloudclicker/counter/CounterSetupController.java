package io.cloudclicker.counter;

import io.cloudclicker.caller.Owner;
import io.cloudclicker.counter.Setup.Deleted;
import io.cloudclicker.counter.Setup.Made;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.GivenName;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.Problem.Outcome;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.runbook.Runbook;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Makes, changes, deletes and resets counters, for owners. It waits for MySQL, and for a reset on
/// the log, on the request's own thread.
@RestController
@Tag(name = "counters")
class CounterSetupController {

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final JpaCounters counters;
  private final JdbcResetJobs jobs;
  private final Resets resets;
  private final KnownCounters known;

  CounterSetupController(
      JpaCounters counters, JdbcResetJobs jobs, Resets resets, KnownCounters known) {
    this.counters = counters;
    this.jobs = jobs;
    this.resets = resets;
    this.known = known;
  }

  @PostMapping(
      path = "/api/counters",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Makes a counter", description = "A deleted one of that name counts anew.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonSetup.New.class)))
  @ApiResponse(
      responseCode = "201",
      description = "It is made",
      headers = @Header(name = "Location", schema = @Schema(type = "string")))
  @JsonProblems.Body
  @JsonProblems.Owners
  @JsonProblems.Conflict
  ResponseEntity<JsonSetup.Made> make(@Parameter(hidden = true) Owner owner, InputStream body)
      throws IOException {
    var setup = JsonSetup.make(JsonObject.read(body, JsonSetup.NEW));
    checkLog();
    var made = tryMake(owner, setup);
    known.forget(setup.name());
    return switch (made) {
      case Made.Fresh(long epoch) -> created(setup, epoch);
      case Made.Again(var reset) -> created(setup, finished(reset));
      case Made.Exists _ ->
          throw refusal(409, "counter-exists", "there is a counter " + setup.name());
      case Made.TooMany(int limit) ->
          throw Problem.invalid(
                  409, "too-many-counters", "one owner may have at most %d".formatted(limit))
              .with("limit", limit)
              .raised();
    };
  }

  @PatchMapping(
      path = "/api/counters/{name}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Changes who may press a counter, and from where")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonSetup.Change.class)))
  @ApiResponse(responseCode = "200", description = "The counter as it is now")
  @JsonProblems.Body
  @JsonProblems.Owners
  @JsonProblems.Missing
  ResponseEntity<JsonSetup.Changed> change(
      @Parameter(hidden = true) Owner owner, @PathVariable String name, InputStream body)
      throws IOException {
    var change = JsonSetup.change(JsonObject.read(body, JsonSetup.CHANGE));
    var counter = counterName(name);
    try {
      var changed = counters.change(owner, counter, change);
      known.forget(counter);
      return answer(JsonSetup.Changed.of(changed.orElseThrow(() -> missing(name))));
    } catch (CountersUnavailable e) {
      throw unavailable(e);
    }
  }

  @DeleteMapping("/api/counters/{name}")
  @Operation(
      summary = "Deletes a counter",
      description = "Its history stays; made again, it counts from its start.")
  @ApiResponse(responseCode = "204", description = "It is deleted", content = @Content)
  @JsonProblems.Owners
  @JsonProblems.Missing
  @JsonProblems.Conflict
  ResponseEntity<Void> delete(@Parameter(hidden = true) Owner owner, @PathVariable String name) {
    var counter = counterName(name);
    var deleted = tryDelete(owner, counter);
    known.forget(counter);
    return switch (deleted) {
      case Deleted.Done _ ->
          ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
      case Deleted.Missing _ -> throw missing(name);
      case Deleted.Needed _ ->
          throw refusal(409, "needed", "global always exists; it can be reset, not deleted");
    };
  }

  @PostMapping(path = "/api/counters/{name}/reset", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Lets a counter count from 0", description = "Its history stays.")
  @ApiResponse(responseCode = "200", description = "Clicks after this answer count from 0")
  @JsonProblems.Owners
  @JsonProblems.Missing
  ResponseEntity<JsonSetup.Reset> reset(
      @Parameter(hidden = true) Owner owner, @PathVariable String name) {
    var counter = counterName(name);
    checkLog();
    try {
      var job = jobs.decide(owner, counter).orElseThrow(() -> missing(name));
      return answer(new JsonSetup.Reset(finished(job)));
    } catch (CountersUnavailable e) {
      throw unavailable(e);
    }
  }

  private Made tryMake(Owner owner, Setup.New setup) {
    try {
      return counters.make(owner, setup);
    } catch (CountersUnavailable e) {
      throw unavailable(e);
    }
  }

  private Deleted tryDelete(Owner owner, CounterName name) {
    try {
      return counters.delete(owner, name);
    } catch (CountersUnavailable e) {
      throw unavailable(e);
    }
  }

  /// A reset that nobody could carry out is not decided on.
  private void checkLog() {
    if (!resets.possible()) {
      throw notNow("not-stored", "the log is not known yet", Outcome.NOT_STORED).raised();
    }
  }

  private long finished(Resets.Job job) {
    if (resets.finish(job)) {
      return job.epoch();
    }
    throw notNow(
            "unknown",
            "the reset is decided on, and is done as soon as the log can be written",
            Outcome.UNKNOWN)
        .with("epoch", job.epoch())
        .raised();
  }

  private static ResponseEntity<JsonSetup.Made> created(Setup.New setup, long epoch) {
    return ResponseEntity.created(URI.create("/api/counters/" + setup.name()))
        .cacheControl(CacheControl.noStore())
        .body(JsonSetup.Made.of(setup, epoch));
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  /// A name that no counter can have is the name of no counter.
  private static CounterName counterName(String text) {
    return GivenName.parse(text).orElseThrow(() -> missing(text));
  }

  private static ProblemRaised missing(String name) {
    return refusal(404, "unknown-counter", "there is no counter " + BadInput.printable(name));
  }

  private static ProblemRaised refusal(int status, String type, String detail) {
    return Problem.invalid(status, type, detail).raised();
  }

  private static ProblemRaised unavailable(CountersUnavailable e) {
    var problem =
        e.perhapsDone()
            ? notNow("unknown", "whether it was done is not known", Outcome.UNKNOWN)
            : notNow("not-stored", "the database can't be written now", Outcome.NOT_STORED);
    return problem.raised();
  }

  private static Problem notNow(String type, String detail, Outcome outcome) {
    return Problem.of(503, type, detail).with(outcome).with(AGAIN).with(Runbook.MYSQL_AWAY);
  }
}
