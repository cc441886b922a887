package io.cloudclicker.openid;

import io.cloudclicker.caller.ClientAddress;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.openid.OpenIdSignIn.Result;
import io.cloudclicker.openid.OpenIdSignIn.Trouble;
import io.cloudclicker.openid.OpenIdSignIn.Visitor;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.session.CookieCalls;
import io.cloudclicker.session.JsonTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Sends browsers to a provider and takes them back. It waits for the provider and for MySQL, on
/// the request's own thread.
@RestController
@Tag(name = "accounts")
class OpenIdController {

  private static final Set<String> CODE = Set.of("code");

  private final Providers providers;
  private final OpenIdSignIn signIn;
  private final SealedCookie cookie;
  private final JsonTokens tokens;
  private final String landing;

  OpenIdController(
      Providers providers,
      OpenIdSignIn signIn,
      SealedCookie cookie,
      JsonTokens tokens,
      OpenIdProperties properties) {
    this.providers = providers;
    this.signIn = signIn;
    this.cookie = cookie;
    this.tokens = tokens;
    this.landing = properties.landing();
  }

  /// @param name what people read
  @Schema(name = "SignInProvider")
  record View(String id, String name) {}

  @Schema(name = "SignInProviders")
  record Views(List<View> providers) {}

  @Schema(name = "CodeOfSecondFactor")
  record Code(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456") String code) {}

  @GetMapping(path = "/api/login/oauth2", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "signInProviders",
      summary = "The providers of OpenID Connect that one may sign in with")
  @ApiResponse(responseCode = "200", description = "All of them, or none")
  Views list() {
    return new Views(providers.all().stream().map(it -> new View(it.id(), it.name())).toList());
  }

  @GetMapping("/api/login/oauth2/{provider}")
  @Operation(operationId = "signInElsewhere", summary = "Sends the browser to a provider")
  @ApiResponse(responseCode = "303", description = "To the provider", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such provider")
  @ApiResponse(responseCode = "503", description = "The provider does not answer now")
  ResponseEntity<Void> leave(@PathVariable String provider, HttpServletRequest request) {
    var attempt = signIn.begin(known(provider), 0);
    var address = providers.authorization(attempt).orElseThrow(OpenIdController::away);
    return redirect(address, cookie.keep(attempt, JsonTokens.isHttps(request)));
  }

  @GetMapping("/api/login/oauth2/{provider}/callback")
  @Operation(
      operationId = "signedInElsewhere",
      summary = "Takes the browser back from a provider",
      description =
          "The page that it is sent to learns by `sign_in` what became of it: `done`, `linked`,"
              + " `code` where a second factor is asked for, or why nobody was signed in.")
  @ApiResponse(responseCode = "303", description = "To a page of ours", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such provider")
  @ApiResponse(responseCode = "429", description = "Too many at once")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<Void> comeBack(
      @PathVariable String provider,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String state,
      @Parameter(hidden = true) @CookieValue(name = SealedCookie.NAME, required = false)
          @Nullable String kept,
      HttpServletRequest request) {
    var id = known(provider);
    var attempt =
        Optional.ofNullable(kept).flatMap(cookie::attempt).filter(it -> it.provider().equals(id));
    if (attempt.isEmpty()) {
      return land(Trouble.ATTEMPT_OVER.word(), request);
    }
    if (code == null || state == null) {
      return land(Trouble.NOT_PROVED.word(), request);
    }
    return land(signIn.finish(attempt.get(), code, state, visitor(request)), request);
  }

  @PostMapping(
      path = "/api/login/oauth2/{provider}/code",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "signInElsewhereWithCode",
      summary = "The code that the account asks for, behind the provider")
  @Parameter(
      in = ParameterIn.HEADER,
      name = CookieCalls.HEADER,
      required = true,
      schema = @Schema(type = "string"),
      example = "1")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Code.class)))
  @ApiResponse(responseCode = "200", description = "Signed in")
  @ApiResponse(responseCode = "400", description = "The body is not as it has to be")
  @ApiResponse(responseCode = "401", description = "Not a good code, or too late")
  @ApiResponse(responseCode = "403", description = "The header is missing, or the origin is wrong")
  @ApiResponse(responseCode = "404", description = "There is no such provider")
  @ApiResponse(responseCode = "413", description = "The body is longer than 4 KiB")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonTokens.SignedIn> code(
      @PathVariable String provider,
      @Parameter(hidden = true) @CookieValue(name = SealedCookie.NAME, required = false)
          @Nullable String kept,
      HttpServletRequest request)
      throws IOException {
    var id = known(provider);
    tokens.checkMeant(request);
    var code = JsonObject.read(request.getInputStream(), CODE).string("code");
    var proved =
        Optional.ofNullable(kept)
            .flatMap(cookie::proved)
            .filter(it -> it.provider().equals(id))
            .orElseThrow(() -> refused(Trouble.ATTEMPT_OVER));
    return switch (signIn.confirm(proved, code, visitor(request))) {
      case Result.SignedIn(var open) -> tokens.answer(open, request);
      case Result.Failed(var why) -> throw refused(why);
      case Result.CodeNeeded _, Result.Linked _ -> throw refused(Trouble.NOT_PROVED);
    };
  }

  private ResponseEntity<Void> land(Result result, HttpServletRequest request) {
    boolean secure = JsonTokens.isHttps(request);
    return switch (result) {
      case Result.SignedIn(var open) ->
          redirect(page("done"), cookie.forget(secure), tokens.cookie(open, request));
      case Result.CodeNeeded(var proved) ->
          redirect(page("code&provider=" + proved.provider()), cookie.keep(proved, secure));
      case Result.Linked _ -> land("linked", request);
      case Result.Failed(var why) -> land(why.word(), request);
    };
  }

  private ResponseEntity<Void> land(String word, HttpServletRequest request) {
    return redirect(page(word), cookie.forget(JsonTokens.isHttps(request)));
  }

  private URI page(String word) {
    return URI.create(landing + (landing.contains("?") ? "&" : "?") + "sign_in=" + word);
  }

  private static ResponseEntity<Void> redirect(URI address, String... cookies) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(address)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, cookies)
        .build();
  }

  private String known(String provider) {
    return providers.all().stream()
        .map(Providers.Provider::id)
        .filter(provider::equals)
        .findAny()
        .orElseThrow(OpenIdController::missing);
  }

  private static Visitor visitor(HttpServletRequest request) {
    var agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    return new Visitor(ClientAddress.of(request.getRemoteAddr()), agent);
  }

  static ProblemRaised missing() {
    return Problem.invalid(404, "no-provider", "there is no such provider here").raised();
  }

  static ProblemRaised away() {
    return Problem.of(503, "provider-away", "the provider does not answer now").raised();
  }

  private static ProblemRaised refused(Trouble why) {
    return Problem.invalid(401, why.word(), "nobody was signed in; begin again").raised();
  }
}
