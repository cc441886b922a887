package io.cloudclicker.session;

import io.cloudclicker.wire.SubjectId;

/// Somebody signed in, from sign-in to sign-out.
///
/// @param agent what the client calls itself
public record Session(
    String id,
    long account,
    SubjectId subject,
    long createdAtMillis,
    long usedAtMillis,
    long expiresAtMillis,
    String address,
    String agent) {}
