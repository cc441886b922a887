package io.cloudclicker.ingest;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.caller.Callers;
import io.cloudclicker.captcha.CaptchaDesk;
import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.own.OwnClicks;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.reading.Reading;
import io.cloudclicker.reading.ReceiptReader;
import io.cloudclicker.reading.ReceiptReader.Included;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import io.cloudclicker.wire.SubjectId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes the clicks of people, on the way of all clicks, and waits a moment until the total has
/// them.
@RestController
final class OwnClicksController extends PressController {

  private static final Duration A_MOMENT = Duration.ofMillis(500);

  private final ClickDesk desk;
  private final ReceiptReader reader;
  private final OwnClicks ownClicks;
  private final FaultPoints faults;

  OwnClicksController(
      Callers callers,
      CaptchaDesk captchas,
      ClickDesk desk,
      ReceiptReader reader,
      OwnClicks ownClicks,
      FaultPoints faults) {
    super(callers, captchas);
    this.desk = desk;
    this.reader = reader;
    this.ownClicks = ownClicks;
    this.faults = faults;
  }

  /// @param total null where nothing is known of it now; the click is stored all the same
  /// @param mine how many of it are one's own; null likewise, and where nobody is credited
  /// @param included whether the total has the click already
  @Schema(name = "OwnClick")
  record Clicked(@Nullable Long total, @Nullable Long mine, String receipt, boolean included) {}

  @Operation(
      operationId = "clickAsOneself",
      summary = "Click the counter `global` as oneself",
      description =
          "Credited to who is signed in. Waits a moment for the total, and for one's own, to have"
              + " it.")
  @TakesAClick
  @SecurityRequirement(name = "token")
  @ApiResponse(responseCode = "200", description = "On all in-sync replicas; it will be counted")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(ref = "#/components/schemas/Count")))
  @PostMapping("/api/clicks")
  ResponseEntity<Clicked> click(HttpServletRequest request) {
    var presser = presser(request);
    if (presser.caller() instanceof Caller.Anonymous) {
      throw Problem.invalid(401, "sign-in", "for who is signed in: Authorization: Bearer").raised();
    }
    var value =
        json(request)
            .map(body -> JsonObject.of(body, Set.of("count")).integer("count"))
            .orElse(null);
    var press = new Press(CounterName.GLOBAL, key(request), value, null);
    var pressed = desk.press(press, presser);
    faults.reached(IngestPoints.BEFORE_HTTP_RESPONSE);
    return switch (pressed) {
      case Pressed.Queued(_, var receipt) -> answer(receipt, presser.caller().creditedTo());
      case Pressed.Refused refused -> throw refused.problem().raised();
    };
  }

  /// The type is set here: a click that is stored must not be answered 406.
  private ResponseEntity<Clicked> answer(Receipt receipt, @Nullable SubjectId subject) {
    var known = reader.reading(CounterName.GLOBAL, receipt, A_MOMENT);
    var reading = known.map(Included::reading);
    var mine =
        subject == null
            ? Optional.<Long>empty()
            : reading.flatMap(it -> ownClicks.of(subject, CounterName.GLOBAL, it.epoch()));
    var clicked =
        new Clicked(
            reading.map(Reading::count).orElse(null),
            mine.orElse(null),
            receipt.toString(),
            known.filter(Included::included).isPresent());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(clicked);
  }
}
