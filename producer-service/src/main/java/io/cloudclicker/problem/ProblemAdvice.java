package io.cloudclicker.problem;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns every refusal, ours and Spring's, into one form: `application/problem+json`.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final String TYPE = "urn:cloudclicker:problem:";

  @ExceptionHandler
  ResponseEntity<Object> answer(ProblemRaised raised) {
    return answer(raised.problem());
  }

  static ResponseEntity<Object> answer(Problem problem) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setCacheControl("no-store");
    if (problem.retryAfter() != null) {
      long seconds = Math.max(1, problem.retryAfter().plusMillis(999).toSeconds());
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    return new ResponseEntity<>(detail(problem), headers, problem.status());
  }

  /// The body alone, for an item of a batch.
  public static ProblemDetail detail(Problem problem) {
    var detail = ProblemDetail.forStatusAndDetail(status(problem), problem.detail());
    detail.setType(URI.create(TYPE + problem.type()));
    if (problem.outcome() != null) {
      detail.setProperty("outcome", problem.outcome().toString());
    }
    if (problem.retry() != null) {
      detail.setProperty("retry", problem.retry().toString());
    }
    problem.members().forEach(detail::setProperty);
    return detail;
  }

  /// What Spring refuses before a controller is asked (405, 406, 415, 404) is invalid too.
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @org.jspecify.annotations.Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (body instanceof ProblemDetail detail && status.is4xxClientError()) {
      detail.setProperty("outcome", Problem.Outcome.INVALID.toString());
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setCacheControl("no-store");
    return new ResponseEntity<>(body, headers, status);
  }

  private static HttpStatus status(Problem problem) {
    return HttpStatus.valueOf(problem.status());
  }
}
