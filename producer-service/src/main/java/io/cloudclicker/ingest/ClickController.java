package io.cloudclicker.ingest;

import io.cloudclicker.caller.Callers;
import io.cloudclicker.captcha.CaptchaDesk;
import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.json.Json;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.GivenName;
import io.cloudclicker.wire.CounterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes one click a call. 202 means that it will be counted.
@RestController
final class ClickController extends PressController {

  private final ClickDesk desk;
  private final FaultPoints faults;

  ClickController(Callers callers, CaptchaDesk captchas, ClickDesk desk, FaultPoints faults) {
    super(callers, captchas);
    this.desk = desk;
    this.faults = faults;
  }

  /// The answer to a click that was taken.
  record Queued(String status, String id, String receipt) {}

  /// The answer of `POST /click`.
  record Incremented(String message, String status, String id, String receipt) {}

  @Operation(operationId = "count", summary = "Click the counter `global`")
  @TakesAClick
  @ApiResponse(responseCode = "202", description = "On all in-sync replicas; it will be counted")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(ref = "#/components/schemas/Count")))
  @PostMapping("/count")
  ResponseEntity<Queued> count(HttpServletRequest request) {
    var key = key(request);
    var body = json(request).orElseThrow(() -> BadInput.body("is empty"));
    return queued(press(request, new Press(CounterName.GLOBAL, key, value(body), null)));
  }

  @Operation(
      operationId = "clickCounter",
      summary = "Click a counter",
      description = "Without a body the value is the second in which it was made.")
  @TakesAClick
  @ApiResponse(responseCode = "202", description = "On all in-sync replicas; it will be counted")
  @ApiResponse(responseCode = "401", description = "Only for people, or for tokens")
  @ApiResponse(responseCode = "403", description = "Not from pages of this origin")
  @ApiResponse(responseCode = "404", description = "There is no such counter")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(ref = "#/components/schemas/Count")))
  @PostMapping("/api/counters/{name}/clicks")
  ResponseEntity<Queued> counter(@PathVariable String name, HttpServletRequest request) {
    var key = key(request);
    var value = json(request).map(ClickController::value).orElse(null);
    return queued(press(request, new Press(counter(name), key, value, null)));
  }

  @Operation(
      operationId = "click",
      summary = "Click the counter `global` with the second as the value",
      description = "Takes no body. With a key, the value is the key's second.")
  @TakesAClick
  @ApiResponse(responseCode = "202", description = "On all in-sync replicas; it will be counted")
  @PostMapping("/click")
  ResponseEntity<Incremented> click(HttpServletRequest request) {
    var key = key(request);
    if (body(request).length > 0) {
      throw BadInput.body("has to be empty");
    }
    var queued = press(request, new Press(CounterName.GLOBAL, key, null, null));
    return accepted(
        new Incremented("Increment queued", "queued", queued.id(), queued.receipt().toString()));
  }

  private Pressed.Queued press(HttpServletRequest request, Press press) {
    var pressed = desk.press(press, presser(request));
    faults.reached(IngestPoints.BEFORE_HTTP_RESPONSE);
    return switch (pressed) {
      case Pressed.Queued queued -> queued;
      case Pressed.Refused refused -> throw refused.problem().raised();
    };
  }

  private static long value(Json body) {
    return JsonObject.of(body, Set.of("count")).integer("count");
  }

  /// A name that no counter can have is the name of no counter.
  private static CounterName counter(String name) {
    return GivenName.parse(name).orElseThrow(() -> Refusals.unknownCounter(name).raised());
  }

  private static ResponseEntity<Queued> queued(Pressed.Queued queued) {
    return accepted(new Queued("queued", queued.id(), queued.receipt().toString()));
  }

  /// The type is set here: a click that is stored must not be answered 406.
  private static <T> ResponseEntity<T> accepted(T body) {
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
