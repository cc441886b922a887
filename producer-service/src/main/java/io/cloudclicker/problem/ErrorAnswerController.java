package io.cloudclicker.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what went wrong outside of controllers, where the servlet container forwards it to; as
/// bare as the container's own page, but a problem.
@Hidden
@RestController
final class ErrorAnswerController implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Object> answer(HttpServletRequest request) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return ProblemAdvice.answer(problem(status == null ? HttpStatus.NOT_FOUND : status, request));
  }

  private static Problem problem(HttpStatus status, HttpServletRequest request) {
    return status.is5xxServerError()
        ? ProblemAdvice.fault(request.getMethod())
        : Problem.invalid(status.value(), "refused", status.getReasonPhrase());
  }
}
