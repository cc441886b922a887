package io.cloudclicker.producer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells browsers to make of an answer no more than it is: data, that runs nothing, is shown in no
/// frame, and tells no other site where it came from. Pages say otherwise for themselves.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SafeHeadersFilter extends OncePerRequestFilter {

  private static final String DATA = "default-src 'none'; frame-ancestors 'none'";

  /// Swagger's page sets styles of elements by itself, and has its pictures in them.
  private static final String DOCS =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final String TWO_YEARS = "max-age=63072000";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean docs = request.getRequestURI().startsWith("/swagger-ui/");
    response.setHeader("Content-Security-Policy", docs ? DOCS : DATA);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    if (isHttps(request)) {
      response.setHeader("Strict-Transport-Security", TWO_YEARS);
    }
    chain.doFilter(request, response);
  }

  /// A balancer tells; browsers heed the answer over HTTPS alone.
  private static boolean isHttps(HttpServletRequest request) {
    return request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
  }
}
