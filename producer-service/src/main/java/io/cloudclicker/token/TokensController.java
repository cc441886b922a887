package io.cloudclicker.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudclicker.account.AccountId;
import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.account.JsonAccountProblems;
import io.cloudclicker.caller.Member;
import io.cloudclicker.caller.Role;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.GivenId;
import io.cloudclicker.problem.Problem;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Makes, lists and revokes the tokens of somebody's machines. It waits for MySQL, on the request's
/// own thread.
@RestController
@Tag(name = "accounts")
@SecurityRequirement(name = "token")
class TokensController {

  private static final Set<String> NEW = Set.of("name", "scopes", "expires_in");
  private static final int MOST_SCOPES = 20;
  private static final long SHORTEST_SECONDS = 60;
  private static final long LONGEST_SECONDS = 10 * 366 * 86_400L;
  private static final String NAME = "[a-zA-Z0-9 ._-]{1,64}";

  private final JdbcApiTokens tokens;
  private final JpaAccounts accounts;
  private final Clock clock = Clock.systemUTC();

  TokensController(JdbcApiTokens tokens, JpaAccounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  /// @param scopes `press:*`, `press:NAME`, `read:ops`
  /// @param expiresIn seconds; none: never
  @Schema(name = "NewToken")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record New(
      @Schema(pattern = NAME, requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> scopes,
      @Nullable Long expiresIn) {}

  @Schema(name = "ApiToken")
  record View(
      String id, String name, List<String> scopes, Instant createdAt, @Nullable Instant expiresAt) {

    static View of(ApiToken token) {
      var expires = token.expiresAtMillis();
      return new View(
          token.id(),
          token.name(),
          token.scopes().words(),
          Instant.ofEpochMilli(token.createdAtMillis()),
          expires == null ? null : Instant.ofEpochMilli(expires));
    }
  }

  /// @param token the secret, told this once
  @Schema(name = "MadeToken")
  record Made(String token, String id) {
    @Override
    public String toString() {
      return id;
    }
  }

  @Schema(name = "ApiTokenList")
  record Views(List<View> tokens) {}

  @GetMapping(path = "/api/users/{id}/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listTokens", summary = "The tokens of somebody's machines")
  @ApiResponse(responseCode = "200", description = "All of them, without their secrets")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @JsonAccountProblems.Guarded
  ResponseEntity<Views> list(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id) {
    var views = tokens.list(AccountId.of(id, member)).stream().map(View::of).toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Views(views));
  }

  @PostMapping(
      path = "/api/users/{id}/tokens",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "makeToken",
      summary = "Makes a token for a machine",
      description = "Its clicks are credited to the account. The secret is told this once.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = New.class)))
  @ApiResponse(responseCode = "201", description = "It is made")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @ApiResponse(responseCode = "409", description = "The account has as many as one may have")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<Made> make(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      InputStream body)
      throws IOException {
    long account = AccountId.of(id, member);
    var wish = JsonObject.read(body, NEW);
    var name = wish.string("name");
    if (!name.matches(NAME)) {
      throw BadInput.member("name", "has to be 1 to 64 letters, digits, spaces or . _ -");
    }
    var scopes = scopes(wish);
    var seconds = wish.optionalLong("expires_in", SHORTEST_SECONDS, LONGEST_SECONDS);
    var expires = seconds.isEmpty() ? null : clock.millis() + seconds.getAsLong() * 1000;
    checkMay(account, scopes);
    var secret = Secret.make();
    return tokens
        .make(account, secret, name, scopes, expires, member)
        .map(
            made ->
                ResponseEntity.status(HttpStatus.CREATED)
                    .cacheControl(CacheControl.noStore())
                    .body(new Made(secret.text(), made.id())))
        .orElseThrow(
            () ->
                Problem.invalid(409, "too-many-tokens", "revoke a token before making another")
                    .raised());
  }

  @DeleteMapping("/api/users/{id}/tokens/{token}")
  @Operation(operationId = "revokeToken", summary = "Revokes a token, within seconds")
  @ApiResponse(responseCode = "204", description = "It is revoked", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such token")
  @JsonAccountProblems.Guarded
  ResponseEntity<Void> revoke(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      @PathVariable String token) {
    long account = AccountId.of(id, member);
    if (!GivenId.possible(token) || !tokens.revoke(account, token, member)) {
      throw Problem.invalid(404, "no-token", "there is no such token").raised();
    }
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }

  /// A token never may more than its account.
  private void checkMay(long account, Scopes scopes) {
    var known = accounts.find(account).orElseThrow(AccountId::missing);
    if (scopes.readsOperations() && !known.account().role().includes(Role.AUDITOR)) {
      throw Problem.invalid(403, "role", "read:ops is only for auditors and owners").raised();
    }
  }

  private static Scopes scopes(JsonObject wish) {
    var words = wish.strings("scopes", MOST_SCOPES);
    if (words.isEmpty()) {
      throw BadInput.member("scopes", "has to have one at least");
    }
    return Scopes.parse(words).orElseThrow(() -> BadInput.member("scopes", "each " + Scopes.FORM));
  }
}
