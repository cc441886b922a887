package io.cloudclicker.session;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.session.Sessions.Renewal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The two calls that the refresh cookie signs. They wait for MySQL, on the request's own thread.
@RestController
@Tag(name = "accounts")
class TokenController {

  private final Sessions sessions;
  private final JsonTokens tokens;

  TokenController(Sessions sessions, JsonTokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @PostMapping(path = "/api/token/refresh", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "refreshToken",
      summary = "A new access token for the refresh cookie, and a new cookie",
      description =
          "The cookie before it is good for 10 more seconds and gets the same successor; used"
              + " later, it ends the session.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = CookieCalls.HEADER,
      required = true,
      schema = @Schema(type = "string"),
      example = "1")
  @ApiResponse(responseCode = "200", description = "Signed in for some minutes more")
  @ApiResponse(responseCode = "401", description = "No session: sign in again")
  @ApiResponse(responseCode = "403", description = "The header is missing, or the origin is wrong")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonTokens.SignedIn> refresh(HttpServletRequest request) {
    tokens.checkMeant(request);
    var token = JsonTokens.read(request).orElseThrow(() -> over("there is no session to go on"));
    return switch (sessions.renew(token)) {
      case Renewal.Renewed(var open) -> tokens.answer(open, request);
      case Renewal.Reused _ ->
          throw over("the refresh token was used before; the session has ended, for its safety");
      case Renewal.Over _ -> throw over("the session has ended");
    };
  }

  @PostMapping("/api/logout")
  @Operation(operationId = "logout", summary = "Ends the session of the refresh cookie")
  @Parameter(
      in = ParameterIn.HEADER,
      name = CookieCalls.HEADER,
      required = true,
      schema = @Schema(type = "string"),
      example = "1")
  @ApiResponse(responseCode = "204", description = "It has ended", content = @Content)
  @ApiResponse(responseCode = "403", description = "The header is missing, or the origin is wrong")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<Void> logout(HttpServletRequest request) {
    tokens.checkMeant(request);
    JsonTokens.read(request).ifPresent(sessions::endByToken);
    return ResponseEntity.noContent()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, JsonTokens.noCookie(request))
        .build();
  }

  private static ProblemRaised over(String detail) {
    return Problem.invalid(401, "session-over", detail).raised();
  }
}
