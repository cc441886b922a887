package io.cloudclicker.trail;

import io.cloudclicker.caller.Auditor;
import io.cloudclicker.problem.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lets auditors search the trail. It waits for MySQL, on the request's own thread.
@RestController
@Tag(name = "operations")
class TrailController {

  private static final int PAGE = 50;

  private final JdbcTrail trail;

  TrailController(JdbcTrail trail) {
    this.trail = trail;
  }

  @GetMapping(path = "/api/ops/trail", produces = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirement(name = "token")
  @Operation(operationId = "trail", summary = "Who did what when, newest first, at most 50 a page")
  @ApiResponse(responseCode = "200", description = "A page of it")
  @ApiResponse(responseCode = "400", description = "A parameter is not as it has to be; names it")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "Only for auditors and owners")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonTrail.Page> trail(
      @Parameter(hidden = true) Auditor auditor,
      @Parameter(description = "Who did it, or to whom it was done") @RequestParam(required = false)
          @Nullable String user,
      @Parameter(description = "What was done, such as `sign-in`, `role-change`, `recount`")
          @RequestParam(required = false)
          @Nullable String action,
      @Parameter(
              description = "Not before",
              schema = @Schema(type = "string", format = "date-time"))
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(description = "Before", schema = @Schema(type = "string", format = "date-time"))
          @RequestParam(required = false)
          @Nullable String to,
      @Parameter(description = "The `next` of the page before") @RequestParam(required = false)
          @Nullable String cursor) {
    var query =
        new JdbcTrail.Query(
            user,
            action == null ? null : action(action),
            from == null ? 0 : millis("from", from),
            to == null ? Long.MAX_VALUE : millis("to", to),
            cursor == null ? Long.MAX_VALUE : before(cursor),
            PAGE + 1);
    var found = trail.read(query);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var next = found.size() > PAGE ? Long.toString(page.getLast().id()) : null;
    var entries = page.stream().map(JsonTrail.Entry::of).toList();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new JsonTrail.Page(entries, next));
  }

  private static Action action(String word) {
    return Action.of(word)
        .orElseThrow(() -> BadInput.member("action", "is none that is written down"));
  }

  private static long millis(String member, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw BadInput.member(member, "has to be a time such as 2026-01-31T12:00:00Z");
    }
  }

  private static long before(String cursor) {
    if (!cursor.matches("[0-9]{1,18}")) {
      throw BadInput.member("cursor", "has to be the next of a page");
    }
    return Long.parseLong(cursor);
  }
}
