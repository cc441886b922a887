package io.cloudclicker.ingest;

import io.cloudclicker.caller.Callers;
import io.cloudclicker.captcha.CaptchaDesk;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes many clicks a call, each with an answer of its own.
@RestController
final class BatchController extends PressController {

  private final Clock clock = Clock.systemUTC();
  private final ClickDesk desk;

  BatchController(Callers callers, CaptchaDesk captchas, ClickDesk desk) {
    super(callers, captchas);
    this.desk = desk;
  }

  /// @param results one per click, in order: 202 with id and receipt, or a problem
  record Results(List<Map<String, Object>> results) {}

  @Operation(
      operationId = "countBatch",
      summary = "Click many times, on any counters",
      description = "Each click's key is its `id`; the header `Idempotency-Key` is refused.")
  @Parameter(
      in = ParameterIn.HEADER,
      name = CaptchaDesk.HEADER,
      description = SOLUTION,
      schema = @Schema(type = "string"))
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(ref = "#/components/schemas/Batch")))
  @ApiResponse(
      responseCode = "202",
      description = "Every click is on all in-sync replicas; they will be counted",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(ref = "#/components/schemas/BatchResults")))
  @ApiResponse(
      responseCode = "207",
      description = "Some clicks were not taken; each result says what became of its click",
      headers =
          @Header(
              name = HttpHeaders.RETRY_AFTER,
              description = "Where a click may be sent again later: seconds to wait at least",
              schema = @Schema(type = "integer")),
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(ref = "#/components/schemas/BatchResults")))
  @ApiResponse(responseCode = "400", description = "No list of clicks; nothing was stored")
  @ApiResponse(responseCode = "401", description = "A token was shown that is not good, or ended")
  @ApiResponse(responseCode = "413", description = "The body is too long")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @ApiResponse(responseCode = "500", description = "A fault of ours; the outcome is unknown")
  @PostMapping("/count/batch")
  ResponseEntity<Results> batch(HttpServletRequest request) {
    if (!keys(request).isEmpty()) {
      throw BadInput.member(KEY_HEADER, "is for one click; a batch's clicks have an id each");
    }
    var document = json(request).orElseThrow(() -> BadInput.body("is empty"));
    var answers = Batch.of(document, clock.millis()).press(desk, presser(request));
    var response = ResponseEntity.status(status(answers)).contentType(MediaType.APPLICATION_JSON);
    retryAfter(answers).ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait));
    headers(answers).forEach((name, value) -> response.header(name, value));
    return response.body(new Results(answers.stream().map(BatchController::result).toList()));
  }

  private static HttpStatus status(List<Pressed> answers) {
    boolean all = answers.stream().allMatch(Pressed.Queued.class::isInstance);
    return all ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS;
  }

  private static Map<String, Object> result(Pressed answer) {
    return switch (answer) {
      case Pressed.Queued(var id, var receipt) -> {
        var result = new LinkedHashMap<String, Object>();
        result.put("status", HttpStatus.ACCEPTED.value());
        result.put("id", id);
        result.put("receipt", receipt.toString());
        yield result;
      }
      case Pressed.Refused(var id, var problem) -> {
        var result = problem.body();
        if (id != null) {
          result.put("id", id);
        }
        yield result;
      }
    };
  }

  /// The longest that any of the clicks asks for.
  private static Optional<String> retryAfter(List<Pressed> answers) {
    return problems(answers)
        .flatMap(problem -> Stream.ofNullable(problem.retryAfter()))
        .max(Comparator.naturalOrder())
        .map(Problem::seconds);
  }

  /// Of the first click that has any.
  private static Map<String, String> headers(List<Pressed> answers) {
    return problems(answers)
        .map(Problem::headers)
        .filter(headers -> !headers.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  private static Stream<Problem> problems(List<Pressed> answers) {
    return answers.stream()
        .flatMap(
            answer ->
                answer instanceof Pressed.Refused(var _, Problem problem)
                    ? Stream.of(problem)
                    : Stream.empty());
  }
}
