package io.cloudclicker.account;

import io.cloudclicker.account.JpaAccounts.Registered;
import io.cloudclicker.caller.ClientAddress;
import io.cloudclicker.caller.Role;
import io.cloudclicker.captcha.CaptchaDesk;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.limit.RegistrationLimit;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
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
import java.util.Collections;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Registers people. It hashes a password and waits for MySQL, on the request's own thread.
@RestController
@Tag(name = "accounts")
class RegisterController {

  private final JpaAccounts accounts;
  private final NewPasswords passwords;
  private final FirstOwner firstOwner;
  private final RegistrationLimit limit;
  private final CaptchaDesk captchas;

  RegisterController(
      JpaAccounts accounts,
      NewPasswords passwords,
      FirstOwner firstOwner,
      RegistrationLimit limit,
      CaptchaDesk captchas) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.firstOwner = firstOwner;
    this.limit = limit;
    this.captchas = captchas;
  }

  @PostMapping(
      path = "/api/register",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "register", summary = "Registers somebody")
  @Parameter(
      in = ParameterIn.HEADER,
      name = CaptchaDesk.HEADER,
      description =
          "Where the service asks for challenges: the solution of one. See `/api/challenge`.",
      schema = @Schema(type = "string"))
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonAccount.New.class)))
  @ApiResponse(responseCode = "201", description = "Registered, and may sign in")
  @ApiResponse(responseCode = "400", description = "The body is not as it has to be")
  @ApiResponse(
      responseCode = "403",
      description =
          "Not the token that makes the first owner; or, where the service asks for challenges, no"
              + " good solution of one: `captcha-required`, `captcha-wrong`, `captcha-expired`,"
              + " `captcha-used`, with `challenge`, where one is got")
  @ApiResponse(responseCode = "409", description = "The name is taken")
  @ApiResponse(responseCode = "413", description = "The body is longer than 4 KiB")
  @ApiResponse(responseCode = "415", description = "The body is not application/json")
  @ApiResponse(responseCode = "422", description = "A weak password, or a name that can't be one")
  @ApiResponse(
      responseCode = "429",
      description = "Too many passwords are hashed already, or the address has registered too many")
  @ApiResponse(responseCode = "503", description = "MySQL does not answer now")
  ResponseEntity<JsonAccount.Registered> register(HttpServletRequest request) throws IOException {
    var body = JsonObject.read(request.getInputStream(), JsonAccount.NEW);
    var name = NewPasswords.username(body.string("username"));
    var role = body.optionalString("owner_token").map(this::role).orElse(Role.USER);
    captchas.checkRegistration(() -> Collections.list(request.getHeaders(CaptchaDesk.HEADER)));
    limit
        .registration(request.getRemoteAddr())
        .ifPresent(
            over -> {
              throw over.problem().raised();
            });
    var hash = passwords.hash(body.string("password"), name);
    var address = ClientAddress.of(request.getRemoteAddr());
    return switch (accounts.register(name, hash, role, address)) {
      case Registered.Done(long id) ->
          ResponseEntity.created(URI.create("/api/users/" + id))
              .cacheControl(CacheControl.noStore())
              .body(new JsonAccount.Registered("User registered successfully", id));
      case Registered.Taken _ ->
          throw Problem.invalid(409, "name-taken", "somebody is called %s".formatted(name))
              .raised();
      case Registered.HasOwner _ -> throw noToken();
    };
  }

  private Role role(String token) {
    if (!firstOwner.isToken(token)) {
      throw noToken();
    }
    return Role.OWNER;
  }

  private static ProblemRaised noToken() {
    return Problem.invalid(
            403, "owner-token", "no such token, or there is an owner already; register without it")
        .raised();
  }
}
