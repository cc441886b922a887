package io.cloudclicker.ingest;

import io.cloudclicker.caller.Callers;
import io.cloudclicker.captcha.CaptchaDesk;
import io.cloudclicker.json.Json;
import io.cloudclicker.json.JsonReader;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.wire.ClickKey;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What the routes that take clicks have in common: reading a call strictly.
abstract class PressController {

  static final String KEY_HEADER = "Idempotency-Key";

  static final String SOLUTION =
      "Where the service asks for challenges: the solution of one, which lets one click through"
          + " whose address is over its limit. See `/api/challenge`.";

  /// What every route that takes one click may answer beside 202.
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @Parameter(
      in = ParameterIn.HEADER,
      name = KEY_HEADER,
      description =
          "A UUIDv7 made when the click is first sent, at most 10 minutes old and 60 seconds ahead."
              + " The same key again is counted once, on whatever route and with whatever body.",
      schema = @Schema(ref = "#/components/schemas/ClickKey"))
  @Parameter(
      in = ParameterIn.HEADER,
      name = CaptchaDesk.HEADER,
      description = PressController.SOLUTION,
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "400", description = "Not readable; names the member that is wrong")
  @ApiResponse(responseCode = "401", description = "A token was shown that is not good, or ended")
  @ApiResponse(responseCode = "403", description = "This token may not press here")
  @ApiResponse(responseCode = "413", description = "The body is too long")
  @ApiResponse(responseCode = "422", description = "The key is too old or from the future")
  @ApiResponse(
      responseCode = "429",
      description =
          "Over a limit, which the problem and the headers name; not stored. Where the service asks"
              + " for challenges, `challenge` is where one is got whose solution is another way,"
              + " and the types `captcha-wrong`, `captcha-expired` and `captcha-used` tell of one"
              + " that was shown")
  @ApiResponse(
      responseCode = "503",
      description = "Not stored, or not known to be; says which, and how to retry")
  @ApiResponse(responseCode = "500", description = "A fault of ours; the outcome is unknown")
  @interface TakesAClick {}

  private final Callers callers;
  private final CaptchaDesk captchas;

  PressController(Callers callers, CaptchaDesk captchas) {
    this.callers = callers;
    this.captchas = captchas;
  }

  /// The call's JSON; empty where there is no body.
  static Optional<Json> json(HttpServletRequest request) {
    var bytes = body(request);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (!isJson(request.getContentType())) {
      throw BadInput.mediaType();
    }
    return Optional.of(JsonReader.read(bytes));
  }

  /// A filter bounds it.
  static byte[] body(HttpServletRequest request) {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw BadInput.body("ended before its time");
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    try {
      var type = contentType == null ? null : MediaType.parseMediaType(contentType);
      return type != null
          && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
          && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  static @Nullable ClickKey key(HttpServletRequest request) {
    var keys = keys(request);
    if (keys.isEmpty()) {
      return null;
    }
    var key = keys.size() == 1 ? ClickKey.parse(keys.getFirst()) : Optional.<ClickKey>empty();
    return key.orElseThrow(() -> BadInput.member(KEY_HEADER, "has to be one UUIDv7"));
  }

  static List<String> keys(HttpServletRequest request) {
    return Collections.list(request.getHeaders(KEY_HEADER));
  }

  final Presser presser(HttpServletRequest request) {
    return new Presser(
        request.getHeader(HttpHeaders.ORIGIN),
        request.getHeader(HttpHeaders.HOST),
        request.getRemoteAddr(),
        callers.of(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION))),
        captchas.pass(() -> Collections.list(request.getHeaders(CaptchaDesk.HEADER))));
  }
}
