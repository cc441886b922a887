package io.cloudclicker.ingest;

import org.jspecify.annotations.Nullable;

/// Who calls, as far as the call tells.
///
/// @param origin the page's origin, where a browser sent one
/// @param host what the caller takes this server for
/// @param token the bearer token, where there is one
record Caller(@Nullable String origin, @Nullable String host, @Nullable String token) {}
