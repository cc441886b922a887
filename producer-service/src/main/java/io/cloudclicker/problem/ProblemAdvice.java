package io.cloudclicker.problem;

import io.cloudclicker.problem.Problem.Outcome;
import io.cloudclicker.runbook.Runbook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/// Turns every refusal, ours and Spring's, and every fault into one form:
/// `application/problem+json`.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @ExceptionHandler
  ResponseEntity<Object> answer(ProblemRaised raised) {
    return answer(raised.problem());
  }

  /// A fault of ours. What it had done by then is not known.
  @ExceptionHandler
  @Nullable ResponseEntity<Object> fault(Exception fault, HttpServletRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
      return null;
    }
    LOG.error("{} failed runbook={}", request.getMethod(), Runbook.UNFORESEEN, fault);
    return answer(fault(request.getMethod()));
  }

  /// Where MySQL is away, nothing that needs it can be done now.
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Object> databaseAway(Exception failure, HttpServletRequest request) {
    LOG.warn("{} did not reach MySQL runbook={}", request.getMethod(), Runbook.MYSQL_AWAY, failure);
    var problem =
        Problem.of(503, "not-now", "the database does not answer now")
            .with(AGAIN)
            .with(Runbook.MYSQL_AWAY);
    return answer(SAFE.contains(request.getMethod()) ? problem : problem.with(Outcome.UNKNOWN));
  }

  static Problem fault(String method) {
    var problem = Problem.of(500, "fault", "it failed, by no fault of the call");
    return SAFE.contains(method) ? problem : problem.with(Outcome.UNKNOWN);
  }

  static ResponseEntity<Object> answer(Problem problem) {
    var answer =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
    Optional.ofNullable(problem.retryAfter())
        .map(Problem::seconds)
        .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait));
    problem.headers().forEach((name, value) -> answer.header(name, value));
    if (problem.status() == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.body(problem.body());
  }

  /// What Spring refuses before a controller is asked (404, 405, 406, 415) is invalid too.
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail && status.is4xxClientError()) {
      detail.setProperty("outcome", Outcome.INVALID.toString());
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setCacheControl("no-store");
    return new ResponseEntity<>(body, headers, status);
  }
}
