package io.cloudclicker.producer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets pages of any origin read and click, without credentials, and pages of the configured
/// origins do everything, with the cookie. It only ever adds headers: who may press which counter
/// is decided where clicks are taken, and no other call is refused for where it came from.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class CrossOriginFilter extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Pattern READ =
      Pattern.compile(
          "/|/health|/count(/.*)?|/counter|/api/counters(/.*)?|/api/stream|/api/clicks|/v3/.*"
              + "|/live-count\\.js");
  private static final Pattern POSTED =
      Pattern.compile("/count|/count/batch|/count/clicks/lookup|/click|/api/counters/[^/]+/clicks");

  private final Set<String> origins;

  /// @param origins whole ones, such as `https://app.example`
  CrossOriginFilter(@Value("${clicker.cookie-origins:}") Set<String> origins) {
    if (origins.contains("*") || origins.contains("null")) {
      throw new IllegalArgumentException(
          "clicker.cookie-origins: each has to be one origin, such as https://app.example");
    }
    this.origins = Set.copyOf(origins);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean asksFirst = CorsUtils.isPreFlightRequest(request);
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && origins.contains(origin)) {
      allowAll(response, origin);
    } else if (isForAnyOrigin(method(request, asksFirst), request.getRequestURI())) {
      allowAnyone(response);
    } else {
      chain.doFilter(request, response);
      return;
    }
    if (asksFirst) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "7200");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
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

  private static void allowAnyone(HttpServletResponse response) {
    allow(
        response,
        "*",
        "GET, HEAD, POST",
        "Content-Type, Idempotency-Key, Last-Event-ID, traceparent");
  }

  private static void allowAll(HttpServletResponse response, String origin) {
    allow(
        response,
        origin,
        "GET, HEAD, POST, PUT, PATCH, DELETE",
        "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-CSRF, traceparent");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
  }

  private static void allow(
      HttpServletResponse response, String origin, String methods, String headers) {
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
    response.setHeader(
        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After, RateLimit, RateLimit-Policy");
  }
}
