package io.cloudclicker.producer;

import io.cloudclicker.ingest.Intake;
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

  @GetMapping("/")
  ResponseEntity<Void> root() {
    return ResponseEntity.ok().build();
  }

  @GetMapping("/health")
  ResponseEntity<Health> health() {
    return intake.open()
        ? json(200, new Health("UP", hostname))
        : json(503, new Health("DOWN", hostname));
  }

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
