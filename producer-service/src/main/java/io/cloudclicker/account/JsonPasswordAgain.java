package io.cloudclicker.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/// The body of calls that ask for the password again and for nothing else.
@Schema(name = "PasswordAgain")
public record JsonPasswordAgain(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String currentPassword) {

  public static final Set<String> MEMBERS = Set.of("current_password");

  @Override
  public String toString() {
    return "a password";
  }
}
