package io.cloudclicker.ticket;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Callers;
import io.cloudclicker.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Hands out tickets for streams. It waits for nothing.
@RestController
class TicketController {

  private final Callers callers;
  private final StreamTickets tickets;

  TicketController(Callers callers, StreamTickets tickets) {
    this.callers = callers;
    this.tickets = tickets;
  }

  @Schema(name = "StreamTicket")
  record Issued(
      @Schema(description = "Goes into `ticket` of a stream's address, once, within 30 s")
          String ticket) {}

  @Operation(
      operationId = "streamTicket",
      summary = "A ticket by which a stream knows who listens",
      description =
          "Good for 30 s and for one stream, whose totals then tell as `mine` how many of the"
              + " clicks are one's own. The stream ends when the session does.")
  @SecurityRequirement(name = "token")
  @ApiResponse(responseCode = "201", description = "The ticket")
  @ApiResponse(responseCode = "401", description = "No token, or not a good one")
  @ApiResponse(responseCode = "403", description = "For people, not for machines")
  @PostMapping(path = "/api/stream-tickets", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Issued> issue(HttpServletRequest request) {
    var caller = callers.of(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
    return switch (caller) {
      case Caller.Person person -> {
        var ticket = tickets.issue(new Bearer(person.subject(), person.session()));
        yield ResponseEntity.status(HttpStatus.CREATED)
            .cacheControl(CacheControl.noStore())
            .body(new Issued(ticket));
      }
      case Caller.Machine _ ->
          throw Problem.invalid(
                  403, "people-only", "only people who are signed in listen as themselves")
              .raised();
      case Caller.Anonymous _ ->
          throw Problem.invalid(401, "sign-in", "for who is signed in: Authorization: Bearer")
              .raised();
    };
  }
}
