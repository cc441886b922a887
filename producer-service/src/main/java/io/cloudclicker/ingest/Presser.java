package io.cloudclicker.ingest;

import io.cloudclicker.caller.Caller;
import org.jspecify.annotations.Nullable;

/// Who presses, and from where.
///
/// @param origin the page's origin, where a browser sent one
/// @param host what the caller takes this server for
/// @param address where the call comes from
record Presser(@Nullable String origin, @Nullable String host, String address, Caller caller) {}
