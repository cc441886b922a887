package io.cloudclicker.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people send and get of accounts, as the contract words it.
final class JsonAccount {

  static final Set<String> NEW = Set.of("username", "password", "owner_token");
  static final Set<String> CHANGE = Set.of("username", "password", "current_password");
  static final Set<String> ROLE = Set.of("role");

  private JsonAccount() {}

  /// @param ownerToken makes the first owner, where it was printed at the first start
  @Schema(name = "NewAccount")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record New(
      @Schema(pattern = "[a-z0-9._-]{1,64}", requiredMode = Schema.RequiredMode.REQUIRED)
          String username,
      @Schema(minLength = 10, maxLength = 128, requiredMode = Schema.RequiredMode.REQUIRED)
          String password,
      @Nullable String ownerToken) {}

  /// What is not given stays.
  ///
  /// @param currentPassword asked for of whoever changes the own password
  @Schema(name = "AccountChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      @Schema(pattern = "[a-z0-9._-]{1,64}") @Nullable String username,
      @Schema(minLength = 10, maxLength = 128) @Nullable String password,
      @Nullable String currentPassword) {}

  @Schema(name = "RoleChange")
  record NewRole(
      @Schema(
              allowableValues = {"USER", "AUDITOR", "OWNER"},
              requiredMode = Schema.RequiredMode.REQUIRED)
          String role) {}

  @Schema(name = "Registered")
  record Registered(String message, long userId) {}

  @Schema(name = "AccountChanged")
  record Changed(String message) {}

  /// @param secondFactor whether one is asked for at sign-in
  @Schema(name = "Account")
  record View(long userId, String username, String role, Instant createdAt, boolean secondFactor) {

    static View of(Account account) {
      return new View(
          account.id(),
          account.username(),
          account.role().name(),
          account.createdAt(),
          account.secondFactor());
    }
  }

  /// @param next the `cursor` of the next page; none on the last
  @Schema(name = "AccountPage")
  record Page(List<View> users, @Nullable String next) {}
}
