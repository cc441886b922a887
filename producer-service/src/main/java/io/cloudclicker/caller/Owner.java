package io.cloudclicker.caller;

/// Whoever may do everything: a parameter of this type lets only such a caller in.
public record Owner(Member member) {

  /// What the column `owner` says.
  public String name() {
    return member.name();
  }
}
