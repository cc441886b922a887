package io.cloudclicker.account;

import io.cloudclicker.caller.Role;
import io.cloudclicker.wire.SubjectId;
import java.time.Instant;

/// Somebody who registered.
///
/// @param secondFactor whether one is asked for at sign-in
public record Account(
    long id,
    String username,
    SubjectId subject,
    Role role,
    Instant createdAt,
    boolean secondFactor) {}
