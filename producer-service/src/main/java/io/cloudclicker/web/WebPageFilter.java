package io.cloudclicker.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers whoever asks for a page with the app, which knows by the path what to show; calls of the
/// API are never pages, whatever they accept.
final class WebPageFilter extends OncePerRequestFilter {

  private static final String APP = "/index.html";
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Pattern NO_PAGE =
      Pattern.compile(
          "/(api|count|counter|click|health|readyz|docs|v3|swagger-ui|actuator|error)(/.*)?"
              + "|/swagger-ui\\.html");

  /// A worker obeys the policy that its own file comes with.
  private static final Pattern FILE =
      Pattern.compile("/assets(/.*)?|/[^/]*\\.(js|css|json|webmanifest|svg|png|ico|txt|map)");

  /// Scripts and styles come from files of this origin alone; pictures may be made by the app.
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI();
    if (!READS.contains(request.getMethod()) || NO_PAGE.matcher(path).matches()) {
      chain.doFilter(request, response);
      return;
    }
    if (FILE.matcher(path).matches()) {
      response.setHeader("Content-Security-Policy", POLICY);
      chain.doFilter(request, response);
      return;
    }
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (path.equals(APP) || acceptsHtml(request.getHeader(HttpHeaders.ACCEPT))) {
      response.setHeader("Content-Security-Policy", POLICY);
      response.setHeader("X-Frame-Options", "DENY");
      request.getRequestDispatcher(APP).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /// Only who names HTML wants a page: `*/*` is what programs send.
  private static boolean acceptsHtml(@Nullable String accept) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML))
          .anyMatch(type -> type.getQualityValue() > 0);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
