package io.cloudclicker.account;

import io.cloudclicker.caller.Member;
import io.cloudclicker.problem.GivenId;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.session.Session;
import io.cloudclicker.session.Sessions;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail;
import io.cloudclicker.trail.Trail.Deed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Tells where somebody is signed in, and ends that. It waits for MySQL, on the request's own
/// thread.
@RestController
@Tag(name = "accounts")
@SecurityRequirement(name = "token")
class SessionsController {

  private final Sessions sessions;
  private final Trail trail;

  SessionsController(Sessions sessions, Trail trail) {
    this.sessions = sessions;
    this.trail = trail;
  }

  /// @param usedAt when it was last renewed
  /// @param present whether it is the one that asks
  @Schema(name = "Session")
  record View(
      String id,
      Instant createdAt,
      Instant usedAt,
      Instant expiresAt,
      String address,
      String agent,
      boolean present) {

    static View of(Session session, Member member) {
      return new View(
          session.id(),
          Instant.ofEpochMilli(session.createdAtMillis()),
          Instant.ofEpochMilli(session.usedAtMillis()),
          Instant.ofEpochMilli(session.expiresAtMillis()),
          session.address(),
          session.agent(),
          session.id().equals(member.session()));
    }
  }

  @Schema(name = "SessionList")
  record Views(List<View> sessions) {}

  @GetMapping(path = "/api/users/{id}/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listSessions", summary = "Where somebody is signed in, newest first")
  @ApiResponse(responseCode = "200", description = "The newest 100")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @JsonAccountProblems.Guarded
  ResponseEntity<Views> list(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id) {
    var views =
        sessions.list(AccountId.of(id, member)).stream().map(it -> View.of(it, member)).toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Views(views));
  }

  @DeleteMapping("/api/users/{id}/sessions")
  @Operation(operationId = "endSessions", summary = "Ends all sessions of somebody, at once")
  @ApiResponse(responseCode = "204", description = "They have ended", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @JsonAccountProblems.Guarded
  ResponseEntity<Void> endAll(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id) {
    long account = AccountId.of(id, member);
    trail.write(Deed.of(member, Action.SESSIONS_ENDED, "#" + account).with("all"));
    sessions.endAll(account, null);
    return done();
  }

  @DeleteMapping("/api/users/{id}/sessions/{session}")
  @Operation(operationId = "endSession", summary = "Ends one session, at once")
  @ApiResponse(responseCode = "204", description = "It has ended", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such open session")
  @JsonAccountProblems.Guarded
  ResponseEntity<Void> end(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      @PathVariable String session) {
    long account = AccountId.of(id, member);
    if (!GivenId.possible(session) || !sessions.end(account, session)) {
      throw Problem.invalid(404, "no-session", "there is no such open session").raised();
    }
    trail.write(Deed.of(member, Action.SESSIONS_ENDED, "#" + account).with("one"));
    return done();
  }

  private static ResponseEntity<Void> done() {
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }
}
