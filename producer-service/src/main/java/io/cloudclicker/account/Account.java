package io.cloudclicker.account;

import io.cloudclicker.caller.Role;
import io.cloudclicker.wire.SubjectId;
import java.time.Instant;

/// Somebody who registered.
public record Account(long id, String username, SubjectId subject, Role role, Instant createdAt) {}
