package io.cloudclicker.rejected;

import io.cloudclicker.caller.Auditor;
import io.cloudclicker.caller.Owner;
import io.cloudclicker.control.ControlUnconfirmed;
import io.cloudclicker.control.Controls;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.Problem.Outcome;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.rejected.RecordBytes.LogUnreadable;
import io.cloudclicker.rejected.SecondTries.Decision;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.Receipt;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists what consumers rejected, and lets an owner have it counted after all. It waits for MySQL
/// and the log, on the request's own thread.
@RestController
@Tag(name = "operations")
class RejectedController {

  private static final int PAGE = 50;
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final JdbcRejected rejected;
  private final RecordBytes log;
  private final Controls controls;
  private final Trail trail;

  RejectedController(JdbcRejected rejected, RecordBytes log, Controls controls, Trail trail) {
    this.rejected = rejected;
    this.log = log;
    this.controls = controls;
    this.trail = trail;
  }

  @GetMapping(path = "/api/ops/rejected", produces = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirement(name = "token")
  @Operation(
      operationId = "listRejected",
      summary = "What consumers rejected, with the bytes from the log, at most 50 a page")
  @ApiResponse(responseCode = "200", description = "A page of them, in the order of the log")
  @ApiResponse(responseCode = "400", description = "A parameter is not as it has to be; names it")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Not with this role")
  @ApiResponse(responseCode = "503", description = "MySQL or the log can't be read now")
  ResponseEntity<JsonRejected.Page> list(
      @Parameter(hidden = true) Auditor auditor,
      @Parameter(
              description = "`waiting`: only what no second try has counted",
              schema =
                  @Schema(
                      allowableValues = {"waiting", "all"},
                      defaultValue = "waiting"))
          @RequestParam(defaultValue = "waiting")
          String status,
      @Parameter(
              description = "The `next` of the page before",
              schema = @Schema(type = "string", pattern = "^r[0-9A-Za-z_-]+$"))
          @RequestParam(required = false)
          @Nullable String cursor) {
    var found = page(cursor == null ? null : receipt("cursor", cursor), isWaiting(status));
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var bytes = read(page.stream().map(Rejected::place).toList());
    var views = page.stream().map(it -> JsonRejected.of(it, bytes.get(it.place()))).toList();
    var next = found.size() > PAGE ? page.getLast().place().toString() : null;
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new JsonRejected.Page(views, next));
  }

  @PostMapping(
      path = "/api/ops/rejected/{receipt}/retry",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirement(name = "token")
  @Operation(
      operationId = "retryRejected",
      summary = "Has a rejected click or record counted after all, once",
      description = "Read again by this release. However often it is asked for, it counts once.")
  @ApiResponse(
      responseCode = "202",
      description = "On its way; `?after=` with the receipt waits for it")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Not with this role")
  @ApiResponse(responseCode = "404", description = "Nothing was rejected at this place")
  @ApiResponse(responseCode = "409", description = "It is counted already")
  @ApiResponse(responseCode = "410", description = "The log holds its bytes no more")
  @ApiResponse(responseCode = "422", description = "This release can't count it either; says why")
  @ApiResponse(responseCode = "503", description = "Not now; `outcome` says what is known")
  ResponseEntity<JsonRejected.Queued> retry(
      @Parameter(hidden = true) Owner owner, @PathVariable String receipt) {
    var place = Receipt.parse(receipt).orElseThrow(RejectedController::missing);
    var record = find(place);
    if (!record.waits()) {
      throw Problem.invalid(409, "counted", "it is counted already").raised();
    }
    var bytes = read(List.of(place)).get(place);
    if (bytes == null) {
      throw Problem.invalid(410, "log-gone", "the log holds its bytes no more").raised();
    }
    return switch (SecondTries.decide(record, bytes)) {
      case Decision.Possible(var again) -> {
        trail.write(Deed.of(owner.member(), Action.RETRY, place.toString()));
        yield queued(append(place, again));
      }
      case Decision.Impossible(var why) ->
          throw Problem.invalid(422, "still-rejected", "it can't be counted: " + why).raised();
    };
  }

  private List<Rejected> page(@Nullable Receipt after, boolean waiting) {
    try {
      return rejected.page(after, waiting, PAGE + 1);
    } catch (DataAccessException e) {
      throw notNow("the database can't be read now").raised();
    }
  }

  private Rejected find(Receipt place) {
    try {
      return rejected.find(place).orElseThrow(RejectedController::missing);
    } catch (DataAccessException e) {
      throw notNow("the database can't be read now").with(Outcome.NOT_STORED).raised();
    }
  }

  private Map<Receipt, byte[]> read(List<Receipt> places) {
    try {
      return log.read(places);
    } catch (LogUnreadable e) {
      throw notNow("the log can't be read now").with(Outcome.NOT_STORED).raised();
    }
  }

  private Receipt append(Receipt place, LogRecord.SecondTry again) {
    try {
      long offset = controls.append(place.partition(), again);
      return new Receipt(place.log(), place.partition(), offset, 0);
    } catch (ControlUnconfirmed e) {
      throw notNow(
              "whether it is on its way is not known; asked again, it counts once all the same")
          .with(Outcome.UNKNOWN)
          .raised();
    }
  }

  private static boolean isWaiting(String status) {
    return switch (status) {
      case "waiting" -> true;
      case "all" -> false;
      default -> throw BadInput.member("status", "has to be waiting or all");
    };
  }

  private static Receipt receipt(String member, String text) {
    return Receipt.parse(text)
        .orElseThrow(() -> BadInput.member(member, "has to be the next of a page"));
  }

  private static ResponseEntity<JsonRejected.Queued> queued(Receipt receipt) {
    return ResponseEntity.accepted()
        .cacheControl(CacheControl.noStore())
        .body(new JsonRejected.Queued("queued", receipt.toString()));
  }

  private static ProblemRaised missing() {
    return Problem.invalid(404, "not-rejected", "nothing was rejected at this place").raised();
  }

  private static Problem notNow(String detail) {
    return Problem.of(503, "not-now", detail).with(AGAIN);
  }
}
