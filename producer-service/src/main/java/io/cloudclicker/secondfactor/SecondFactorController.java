package io.cloudclicker.secondfactor;

import io.cloudclicker.account.AccountId;
import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.account.JpaAccounts.Known;
import io.cloudclicker.account.JsonAccountProblems;
import io.cloudclicker.account.JsonPasswordAgain;
import io.cloudclicker.account.OwnPassword;
import io.cloudclicker.caller.Member;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.trail.Action;
import io.cloudclicker.trail.Trail.Deed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sets up a second factor, makes other recovery codes and takes it away; each asks for the
/// password again. It waits for MySQL, and for a password's hash, on the request's own thread.
@RestController
@Tag(name = "accounts")
@SecurityRequirement(name = "token")
class SecondFactorController {

  private static final Set<String> CODE = Set.of("code");

  private final JdbcSecondFactors factors;
  private final JpaAccounts accounts;
  private final OwnPassword ownPassword;

  SecondFactorController(JdbcSecondFactors factors, JpaAccounts accounts, OwnPassword ownPassword) {
    this.factors = factors;
    this.accounts = accounts;
    this.ownPassword = ownPassword;
  }

  @Schema(name = "SecondFactorCode")
  record Code(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "123456") String code) {}

  /// @param secret for typing, in base32
  /// @param uri for a QR code
  @Schema(name = "SecondFactorBegun")
  record Begun(String secret, String uri) {
    @Override
    public String toString() {
      return "a second factor";
    }
  }

  /// @param recoveryCodes each good once instead of a code; told this once
  @Schema(name = "SecondFactorConfirmed")
  record Confirmed(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "recovery codes";
    }
  }

  @PostMapping(
      path = "/api/users/{id}/second-factor",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "beginSecondFactor",
      summary = "Makes a secret for an authenticator app",
      description = "It is asked for from when it is confirmed on.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonPasswordAgain.class)))
  @ApiResponse(responseCode = "200", description = "The secret, to be confirmed with a code")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @ApiResponse(responseCode = "409", description = "There is one already; take it away first")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<Begun> begin(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      InputStream body)
      throws IOException {
    var known = self(id, member);
    askAgain(known, JsonObject.read(body, JsonPasswordAgain.MEMBERS), member);
    var secret = factors.begin(known.account().id());
    return answer(
        secret
            .map(made -> begun(known.account().username(), made.base32()))
            .orElseThrow(
                () ->
                    Problem.invalid(409, "has-second-factor", "there is one; take it away first")
                        .raised()));
  }

  @PostMapping(
      path = "/api/users/{id}/second-factor/confirm",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "confirmSecondFactor", summary = "Proves that the app has the secret")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Code.class)))
  @ApiResponse(responseCode = "200", description = "From now on it is asked for at sign-in")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @ApiResponse(responseCode = "422", description = "Not the secret's code, or nothing was begun")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<Confirmed> confirm(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      InputStream body)
      throws IOException {
    var known = self(id, member);
    var code = JsonObject.read(body, CODE).string("code");
    var deed = Deed.of(member, Action.SECOND_FACTOR_ON, known.account().username());
    return factors
        .confirm(known.account().id(), code, deed)
        .map(codes -> answer(new Confirmed(codes)))
        .orElseThrow(
            () ->
                Problem.invalid(422, "second-factor", "not the code of a secret that was begun")
                    .raised());
  }

  @PostMapping(
      path = "/api/users/{id}/second-factor/recovery-codes",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "renewRecoveryCodes",
      summary = "Makes other recovery codes",
      description = "Those from before are good no more. The authenticator app stays as it is.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonPasswordAgain.class)))
  @ApiResponse(responseCode = "200", description = "The codes, told this once")
  @ApiResponse(
      responseCode = "404",
      description = "There is no such account, or it has no second factor")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<Confirmed> renewRecoveryCodes(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      InputStream body)
      throws IOException {
    var known = self(id, member);
    askAgain(known, JsonObject.read(body, JsonPasswordAgain.MEMBERS), member);
    var deed = Deed.of(member, Action.RECOVERY_CODES_MADE, known.account().username());
    return factors
        .renewRecoveryCodes(known.account().id(), deed)
        .map(codes -> answer(new Confirmed(codes)))
        .orElseThrow(SecondFactorController::none);
  }

  @DeleteMapping(
      path = "/api/users/{id}/second-factor",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "removeSecondFactor",
      summary = "Takes the second factor away",
      description = "Of oneself with the password; owners may take away anybody's.")
  @RequestBody(content = @Content(schema = @Schema(implementation = JsonPasswordAgain.class)))
  @ApiResponse(responseCode = "204", description = "It is asked for no more", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such account, or none to take")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<Void> remove(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      InputStream body)
      throws IOException {
    long account = AccountId.of(id, member);
    var known = accounts.find(account).orElseThrow(AccountId::missing);
    if (member.is(account)) {
      askAgain(known, JsonObject.read(body, JsonPasswordAgain.MEMBERS), member);
    }
    var deed = Deed.of(member, Action.SECOND_FACTOR_OFF, known.account().username());
    if (!factors.remove(account, deed)) {
      throw none();
    }
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }

  private static ProblemRaised none() {
    return Problem.invalid(404, "no-second-factor", "there is none").raised();
  }

  private Known self(String id, Member member) {
    return accounts.find(AccountId.ofOneself(id, member)).orElseThrow(AccountId::missing);
  }

  private void askAgain(Known known, JsonObject body, Member member) {
    ownPassword.check(known, body.optionalString("current_password"), member.address());
  }

  private static Begun begun(String username, String secret) {
    var uri =
        "otpauth://totp/Cloud%%20Clicker:%s?secret=%s&issuer=Cloud%%20Clicker"
            .formatted(username, secret);
    return new Begun(secret, uri);
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
