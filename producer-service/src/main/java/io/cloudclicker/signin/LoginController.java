package io.cloudclicker.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudclicker.account.OwnPassword;
import io.cloudclicker.caller.ClientAddress;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.session.JsonTokens;
import io.cloudclicker.signin.SignIn.Claim;
import io.cloudclicker.signin.SignIn.Result;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Signs people in. It hashes a password and waits for MySQL, on the request's own thread.
@RestController
@Tag(name = "accounts")
class LoginController {

  private static final Set<String> MEMBERS = Set.of("username", "password", "code");

  private final SignIn signIn;
  private final JsonTokens tokens;

  LoginController(SignIn signIn, JsonTokens tokens) {
    this.signIn = signIn;
    this.tokens = tokens;
  }

  /// @param code of the second factor, or a recovery code, where the account has one
  @Schema(name = "Login")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Login(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String username,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String password,
      @Nullable String code) {}

  @PostMapping(
      path = "/api/login",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "login",
      summary = "Signs in: an access token, and a refresh token in a cookie")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Login.class)))
  @ApiResponse(responseCode = "200", description = "Signed in")
  @ApiResponse(responseCode = "400", description = "The body is not as it has to be")
  @ApiResponse(
      responseCode = "401",
      description = "Wrong name or password; or a code is asked for: `second-factor-required`")
  @ApiResponse(responseCode = "413", description = "The body is longer than 4 KiB")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @ApiResponse(responseCode = "429", description = "Too many failures, or too many at once")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonTokens.SignedIn> login(HttpServletRequest request) throws IOException {
    return switch (signIn.signIn(claim(request))) {
      case Result.SignedIn(var open) -> tokens.answer(open, request);
      case Result.Wrong _ ->
          throw Problem.invalid(401, "sign-in", "no such name with this password").raised();
      case Result.CodeNeeded _ ->
          throw Problem.invalid(401, "second-factor-required", "it takes a code as well: code")
              .with("reason", "second_factor_required")
              .raised();
      case Result.WrongCode _ ->
          throw Problem.invalid(401, "second-factor", "not a code that is good now").raised();
      case Result.Later(var pause) -> throw OwnPassword.later(pause);
    };
  }

  private static Claim claim(HttpServletRequest request) throws IOException {
    var body = JsonObject.read(request.getInputStream(), MEMBERS);
    var agent = Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
    return new Claim(
        body.string("username"),
        body.string("password"),
        body.optionalString("code"),
        ClientAddress.of(request.getRemoteAddr()),
        agent);
  }
}
