package io.cloudclicker.account;

import io.cloudclicker.account.JpaAccounts.Change;
import io.cloudclicker.account.JpaAccounts.Changed;
import io.cloudclicker.caller.Auditor;
import io.cloudclicker.caller.Member;
import io.cloudclicker.caller.Owner;
import io.cloudclicker.caller.Role;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads, changes and deletes accounts: one's own, or anybody's for owners. It waits for MySQL, and
/// for a password's hash, on the request's own thread.
@RestController
@Tag(name = "accounts")
@SecurityRequirement(name = "token")
class AccountController {

  private static final int PAGE = 50;

  private final JpaAccounts accounts;
  private final NewPasswords newPasswords;
  private final OwnPassword ownPassword;

  AccountController(JpaAccounts accounts, NewPasswords newPasswords, OwnPassword ownPassword) {
    this.accounts = accounts;
    this.newPasswords = newPasswords;
    this.ownPassword = ownPassword;
  }

  @GetMapping(path = "/api/users", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listUsers", summary = "Who is registered, at most 50 a page")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "The cursor is none")
  @JsonAccountProblems.Guarded
  ResponseEntity<JsonAccount.Page> list(
      @Parameter(hidden = true) Auditor auditor,
      @Parameter(description = "The `next` of the page before") @RequestParam(required = false)
          @Nullable String cursor) {
    var found = accounts.page(cursor == null ? 0 : after(cursor), PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var next = found.size() > PAGE ? Long.toString(page.getLast().id()) : null;
    return answer(new JsonAccount.Page(page.stream().map(JsonAccount.View::of).toList(), next));
  }

  @GetMapping(path = "/api/users/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "getUser", summary = "One account: one's own, or anybody's for owners")
  @ApiResponse(responseCode = "200", description = "The account")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @JsonAccountProblems.Guarded
  ResponseEntity<JsonAccount.View> get(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id) {
    long account = AccountId.of(id, member);
    var known = accounts.find(account).orElseThrow(AccountId::missing);
    return answer(JsonAccount.View.of(known.account()));
  }

  @PutMapping(
      path = "/api/users/{id}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "changeUser",
      summary = "Changes a name or a password",
      description = "A new password ends all other sessions.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonAccount.Change.class)))
  @ApiResponse(responseCode = "200", description = "It is changed")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @ApiResponse(responseCode = "409", description = "The name is taken")
  @ApiResponse(responseCode = "422", description = "A weak password, or a name that can't be one")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<JsonAccount.Changed> change(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      InputStream body)
      throws IOException {
    long account = AccountId.of(id, member);
    var change = JsonObject.read(body, JsonAccount.CHANGE);
    var known = accounts.find(account).orElseThrow(AccountId::missing);
    var name = change.optionalString("username").map(NewPasswords::username).orElse(null);
    var password = change.optionalString("password").orElse(null);
    if (password != null && member.is(account)) {
      ownPassword.check(known, change.optionalString("current_password"), member.address());
    }
    var username = name == null ? new Username(known.account().username()) : name;
    var hash = password == null ? null : newPasswords.hash(password, username);
    return switch (accounts.change(account, new Change(name, hash), member)) {
      case DONE -> answer(new JsonAccount.Changed("User updated successfully"));
      case MISSING -> throw AccountId.missing();
      case TAKEN ->
          throw Problem.invalid(409, "name-taken", "somebody is called %s".formatted(name))
              .raised();
      case LAST_OWNER -> throw lastOwner();
    };
  }

  @PutMapping(
      path = "/api/users/{id}/role",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "changeRole", summary = "Changes what somebody may do, at once")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = JsonAccount.NewRole.class)))
  @ApiResponse(responseCode = "200", description = "It is changed")
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @ApiResponse(responseCode = "409", description = "The last owner stays one")
  @JsonAccountProblems.Guarded
  @JsonAccountProblems.Body
  ResponseEntity<JsonAccount.Changed> changeRole(
      @Parameter(hidden = true) Owner owner,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id,
      InputStream body)
      throws IOException {
    var word = JsonObject.read(body, JsonAccount.ROLE).string("role");
    var role =
        Role.of(word)
            .orElseThrow(() -> BadInput.member("role", "has to be USER, AUDITOR or OWNER"));
    check(accounts.changeRole(AccountId.of(id, owner.member()), role, owner.member()));
    return answer(new JsonAccount.Changed("User updated successfully"));
  }

  @DeleteMapping("/api/users/{id}")
  @Operation(
      operationId = "deleteUser",
      summary = "Deletes an account",
      description = "The clicks stay; whose they were is known no more.")
  @ApiResponse(responseCode = "204", description = "It is deleted", content = @Content)
  @ApiResponse(responseCode = "404", description = "There is no such account")
  @ApiResponse(responseCode = "409", description = "The last owner stays")
  @JsonAccountProblems.Guarded
  ResponseEntity<Void> delete(
      @Parameter(hidden = true) Member member,
      @Parameter(schema = @Schema(type = "integer", format = "int64")) @PathVariable String id) {
    check(accounts.delete(AccountId.of(id, member), member));
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }

  private static void check(Changed changed) {
    switch (changed) {
      case DONE -> {}
      case LAST_OWNER -> throw lastOwner();
      case MISSING, TAKEN -> throw AccountId.missing();
    }
  }

  private static ProblemRaised lastOwner() {
    return Problem.invalid(409, "last-owner", "somebody has to be an owner").raised();
  }

  private static long after(String cursor) {
    if (!cursor.matches("[0-9]{1,18}")) {
      throw BadInput.member("cursor", "has to be the next of a page");
    }
    return Long.parseLong(cursor);
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
