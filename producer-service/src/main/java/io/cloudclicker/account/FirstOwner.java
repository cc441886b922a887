package io.cloudclicker.account;

import io.cloudclicker.account.JpaAccounts.Registered;
import io.cloudclicker.caller.Role;
import io.cloudclicker.password.Passwords;
import io.cloudclicker.runbook.Runbook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How somebody becomes the first owner. Safe for any thread.
public final class FirstOwner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstOwner.class);

  private final JpaAccounts accounts;
  private final Passwords passwords;
  private final AccountProperties properties;

  FirstOwner(JpaAccounts accounts, Passwords passwords, AccountProperties properties) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.properties = properties;
  }

  /// Whether nobody is an owner yet.
  public boolean isAwaited() {
    return !accounts.hasOwner();
  }

  /// Takes as long for a wrong token as for the right one.
  boolean isToken(String given) {
    var token = properties.ownerToken();
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes the configured one, where nobody is an owner yet.
  void make() {
    var owner = properties.owner();
    if (owner != null && isAwaited()) {
      make(owner);
    }
  }

  private void make(AccountProperties.First owner) {
    var name = new Username(owner.username());
    switch (accounts.register(name, passwords.hash(owner.password()), Role.OWNER, "")) {
      case Registered.Done _ -> LOG.info("{} is the first owner", name);
      case Registered.HasOwner _ -> LOG.debug("Another instance made the first owner");
      case Registered.Taken _ ->
          LOG.warn(
              "clicker.accounts.owner: {} is registered already, and stays what it is runbook={}",
              name,
              Runbook.SIGNING_IN);
    }
  }
}
