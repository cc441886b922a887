package io.cloudclicker.ingest;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.limit.Pass;
import org.jspecify.annotations.Nullable;

/// Who presses, and from where.
///
/// @param origin the page's origin, where a browser sent one
/// @param host what the caller takes this server for
/// @param address where the call comes from
/// @param pass what it shows where its address is over its limit
record Presser(
    @Nullable String origin, @Nullable String host, String address, Caller caller, Pass pass) {

  Presser(@Nullable String origin, @Nullable String host, String address, Caller caller) {
    this(origin, host, address, caller, Pass.NONE);
  }
}
