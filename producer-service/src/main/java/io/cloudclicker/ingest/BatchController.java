package io.cloudclicker.ingest;

import io.cloudclicker.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
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

  BatchController(ClickDesk desk) {
    this.desk = desk;
  }

  /// @param results one per click, in order: 202 with id and receipt, or a problem
  record Results(List<Map<String, Object>> results) {}

  @PostMapping("/count/batch")
  ResponseEntity<Results> batch(HttpServletRequest request) {
    if (!keys(request).isEmpty()) {
      throw BadInput.member(KEY_HEADER, "is for one click; a batch's clicks have an id each");
    }
    var document = json(request).orElseThrow(() -> BadInput.body("is empty"));
    var answers = Batch.of(document, clock.millis()).press(desk, caller(request));
    var response = ResponseEntity.status(status(answers)).contentType(MediaType.APPLICATION_JSON);
    retryAfter(answers).ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait));
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
    return answers.stream()
        .flatMap(
            answer ->
                answer instanceof Pressed.Refused(var _, Problem problem)
                    ? Stream.ofNullable(problem.retryAfter())
                    : Stream.<Duration>empty())
        .max(Comparator.naturalOrder())
        .map(Problem::seconds);
  }
}
