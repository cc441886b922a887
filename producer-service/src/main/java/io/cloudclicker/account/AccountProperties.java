package io.cloudclicker.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How the first owner comes to be. Neither matters once there is an owner.
///
/// @param owner made at the start
/// @param ownerToken whoever registers with it becomes the owner
@ConfigurationProperties("clicker.accounts")
record AccountProperties(@Nullable First owner, @Nullable String ownerToken) {

  record First(String username, String password) {

    First {
      if (username == null
          || Username.parse(username).isEmpty()
          || password == null
          || password.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "clicker.accounts.owner: username %s, and password has at least %d characters"
                .formatted(Username.FORM, SHORTEST));
      }
    }

    @Override
    public String toString() {
      return username;
    }
  }

  private static final int SHORTEST = 10;

  AccountProperties {
    ownerToken = ownerToken == null || ownerToken.isBlank() ? null : ownerToken.strip();
  }

  @Override
  public String toString() {
    return "owner " + owner;
  }
}
