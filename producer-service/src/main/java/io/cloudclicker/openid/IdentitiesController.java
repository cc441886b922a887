package io.cloudclicker.openid;

import io.cloudclicker.account.AccountId;
import io.cloudclicker.account.JpaAccounts;
import io.cloudclicker.account.JpaAccounts.Known;
import io.cloudclicker.account.JsonAccountProblems;
import io.cloudclicker.account.JsonPasswordAgain;
import io.cloudclicker.account.OwnPassword;
import io.cloudclicker.caller.Member;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.GivenId;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.session.JsonTokens;
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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Links an account to its person at a provider, and takes the link away; both ask for the password
/// again. It waits for MySQL, and for a password's hash, on the request's own thread.
@RestController
@Tag(name = "accounts")
@SecurityRequirement(name = "token")
class IdentitiesController {

  private static final Set<String> LINK = Set.of("provider", "current_password");

  private final Providers providers;
  private final OpenIdSignIn signIn;
  private final JdbcIdentities identities;
  private final JpaAccounts accounts;
  private final OwnPassword ownPassword;
  private final SealedCookie cookie;

  IdentitiesController(
      Providers providers,
      OpenIdSignIn signIn,
      JdbcIdentities identities,
      JpaAccounts accounts,
      OwnPassword ownPassword,
      SealedCookie cookie) {
    this.providers = providers;
    this.signIn = signIn;
    this.identities = identities;
    this.accounts = accounts;
    this.ownPassword = ownPassword;
    this.cookie = cookie;
  }

  @Schema(name = "LinkedIdentity")
  record View(String provider, Instant linkedAt) {}

  @Schema(name = "LinkedIdentities")
  record Views(List<View> identities) {}

  @Schema(name = "NewLink")
  record New(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String currentPassword) {
    @Override
    public String toString() {
      return provider;
    }
  }

  /// @param location where the browser has to go now
  @Schema(name = "LinkBegun")
  record Begun(String location) {}

  @GetMapping(path = "/api/users/{id}/identities", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listIdentities", summary = "The providers that one may sign in with")
  @ApiResponse(responseCode = "200", description = "All that are linked")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @JsonAccountProblems.Guarded
  ResponseEntity<Views> list(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id) {
    var views =
        identities.of(AccountId.of(id, member)).stream()
            .map(link -> new View(link.provider(), link.at()))
            .toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Views(views));
  }

  @PostMapping(
      path = "/api/users/{id}/identities",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "linkIdentity",
      summary = "Begins to link a provider",
      description = "It is linked when the browser comes back from there, with the same cookie.")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = New.class)))
  @ApiResponse(responseCode = "200", description = "Where the browser has to go")
  @ApiResponse(responseCode = "404", description = "There is no such account, or provider")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<Begun> link(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      HttpServletRequest request)
      throws IOException {
    var known = self(id, member);
    var wish = JsonObject.read(request.getInputStream(), LINK);
    var provider = wish.string("provider");
    if (providers.all().stream().noneMatch(it -> it.id().equals(provider))) {
      throw OpenIdController.missing();
    }
    ownPassword.check(known, wish.optionalString("current_password"), member.address());
    var attempt = signIn.begin(provider, known.account().id());
    var location = providers.authorization(attempt).orElseThrow(OpenIdController::away);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.SET_COOKIE, cookie.keep(attempt, JsonTokens.isHttps(request)))
        .body(new Begun(location.toString()));
  }

  @DeleteMapping(
      path = "/api/users/{id}/identities/{provider}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "unlinkIdentity", summary = "Takes a link away")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonPasswordAgain.class)))
  @ApiResponse(responseCode = "204", description = "Nobody signs in with it", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such account, or link")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<Void> unlink(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      @PathVariable String provider,
      HttpServletRequest request)
      throws IOException {
    var known = self(id, member);
    var body = JsonObject.read(request.getInputStream(), JsonPasswordAgain.MEMBERS);
    ownPassword.check(known, body.optionalString("current_password"), member.address());
    var account = known.account();
    var deed = Deed.of(member, Action.IDENTITY_UNLINKED, account.username()).with(provider);
    if (!GivenId.possible(provider) || !identities.unlink(provider, account.id(), deed)) {
      throw Problem.invalid(404, "no-link", "there is no such link").raised();
    }
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }

  private Known self(String id, Member member) {
    return accounts.find(AccountId.ofOneself(id, member)).orElseThrow(AccountId::missing);
  }
}
