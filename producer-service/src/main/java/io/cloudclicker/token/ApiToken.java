package io.cloudclicker.token;

import org.jspecify.annotations.Nullable;

/// A machine's token as its person sees it.
///
/// @param expiresAtMillis null for never
record ApiToken(
    String id, String name, Scopes scopes, long createdAtMillis, @Nullable Long expiresAtMillis) {}
