package io.cloudclicker.producer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets pages of any origin read and click, without credentials. It only ever adds headers: who may
/// press which counter is decided where clicks are taken, and no other call is refused for where it
/// came from.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class CrossOriginFilter extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Pattern READ =
      Pattern.compile(
          "/|/health|/count(/.*)?|/counter|/api/counters(/.*)?|/api/stream|/v3/.*|/live-count\\.js");
  private static final Pattern POSTED =
      Pattern.compile("/count|/count/batch|/count/clicks/lookup|/click|/api/counters/[^/]+/clicks");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean asksFirst = CorsUtils.isPreFlightRequest(request);
    if (isForAnyOrigin(method(request, asksFirst), request.getRequestURI())) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
      response.setHeader(
          HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After, RateLimit, RateLimit-Policy");
      if (asksFirst) {
        allow(response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static String method(HttpServletRequest request, boolean asksFirst) {
    return asksFirst
        ? request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
        : request.getMethod();
  }

  private static boolean isForAnyOrigin(String method, String path) {
    return READS.contains(method)
        ? READ.matcher(path).matches()
        : method.equals("POST") && POSTED.matcher(path).matches();
  }

  private static void allow(HttpServletResponse response) {
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST");
    response.setHeader(
        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, Idempotency-Key, Last-Event-ID");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "7200");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
