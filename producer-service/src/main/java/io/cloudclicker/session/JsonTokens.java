package io.cloudclicker.session;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.session.Sessions.Open;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/// What who signs in is given: an access token in the body, and the refresh token in a cookie that
/// no script can read and that goes to `/api` alone. Safe for any thread.
public final class JsonTokens {

  private static final String COOKIE = "clicker_refresh";
  private static final String PATH = "/api";

  private final JwtAccessTokens tokens;
  private final Duration idle;
  private final CookieCalls calls;

  JsonTokens(JwtAccessTokens tokens, Duration idle, CookieCalls calls) {
    this.tokens = tokens;
    this.idle = idle;
    this.calls = calls;
  }

  /// @param token for the header `Authorization`, after `Bearer `
  /// @param expiresIn seconds
  @Schema(name = "SignedIn")
  public record SignedIn(String token, long expiresIn, long userId) {
    @Override
    public String toString() {
      return "signed in: " + userId;
    }
  }

  public ResponseEntity<SignedIn> answer(Open open, HttpServletRequest request) {
    var body =
        new SignedIn(
            tokens.issue(open.session()), tokens.lifetime().toSeconds(), open.session().account());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, cookie(open, request))
        .body(body);
  }

  /// The cookie alone, for who has come without a script that could take a token.
  public String cookie(Open open, HttpServletRequest request) {
    return cookie(open.refreshToken(), idle, request);
  }

  /// Refuses a call that a cookie signs and a page of another site may have made.
  public void checkMeant(HttpServletRequest request) {
    boolean meant =
        calls.areMeant(
            request.getHeader(CookieCalls.HEADER),
            request.getHeader(HttpHeaders.ORIGIN),
            request.getHeader(HttpHeaders.HOST));
    if (!meant) {
      throw Problem.invalid(
              403, "csrf", "calls with the cookie have a header X-CSRF, and come from our pages")
          .raised();
    }
  }

  static String noCookie(HttpServletRequest request) {
    return cookie("", Duration.ZERO, request);
  }

  /// The refresh token of a call; empty where it has none, or several.
  static Optional<String> read(HttpServletRequest request) {
    var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    var values =
        Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .toList();
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static String cookie(String value, Duration age, HttpServletRequest request) {
    return ResponseCookie.from(COOKIE, value)
        .path(PATH)
        .maxAge(age)
        .httpOnly(true)
        .secure(isHttps(request))
        .sameSite("Strict")
        .build()
        .toString();
  }

  /// A balancer tells; who lies about it only keeps the cookie from being sent over plain HTTP.
  public static boolean isHttps(HttpServletRequest request) {
    return request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
  }
}
