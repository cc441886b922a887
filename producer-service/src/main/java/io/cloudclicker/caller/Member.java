package io.cloudclicker.caller;

import org.jspecify.annotations.Nullable;

/// Somebody with a role, as things are now. A controller that has a parameter of this type lets in
/// whoever has one.
///
/// @param name the username, or the token's name
/// @param account null for a machine, which never is the person whose it is
/// @param session null for a machine
/// @param address where the call comes from
public record Member(
    String name, Role role, @Nullable Long account, @Nullable String session, String address) {

  public boolean is(long otherAccount) {
    return account != null && account == otherAccount;
  }
}
