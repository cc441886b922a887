package io.cloudclicker.producer;

import io.cloudclicker.ingest.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells people whether clicks can be taken, and balancers whether to send any here. The second
/// does not ask for Kafka once warmed up: an outage of Kafka is no reason to replace an instance.
@RestController
final class StatusController {

  private final Intake intake;
  private final ApplicationAvailability availability;
  private final String hostname = hostname();

  StatusController(Intake intake, ApplicationAvailability availability) {
    this.intake = intake;
    this.availability = availability;
  }

  /// @param status `UP` or `DOWN`
  record Health(String status, String hostname) {}

  /// @param status `READY`, `STARTING` or `DRAINING`
  record Readiness(String status) {}

  @Operation(operationId = "root", summary = "Answers nothing, where no web app is served")
  @ApiResponse(responseCode = "200", description = "It runs", content = @Content)
  @GetMapping("/")
  ResponseEntity<Void> root() {
    return ResponseEntity.ok().build();
  }

  @Operation(operationId = "health", summary = "Whether clicks can be taken, for people")
  @ApiResponse(
      responseCode = "200",
      description = "A click sent now would be stored",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Health.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Clicks can not be taken now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Health.class)))
  @GetMapping("/health")
  ResponseEntity<Health> health() {
    return intake.open()
        ? json(200, new Health("UP", hostname))
        : json(503, new Health("DOWN", hostname));
  }

  @Operation(operationId = "readiness", summary = "Whether to send calls here, for balancers")
  @ApiResponse(
      responseCode = "200",
      description = "Warmed up",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Readiness.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Starting or draining",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Readiness.class)))
  @GetMapping("/readyz")
  ResponseEntity<Readiness> readiness() {
    if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
      return json(503, new Readiness(intake.warm() ? "DRAINING" : "STARTING"));
    }
    return intake.warm() ? json(200, new Readiness("READY")) : json(503, new Readiness("STARTING"));
  }

  private static <T> ResponseEntity<T> json(int status, T body) {
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
  }

  private static String hostname() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
