package io.cloudclicker.limit;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How often may be clicked. Safe for any thread; waits for nothing.
public interface ClickLimits {

  /// Takes one click off what the caller and the counter have left.
  ///
  /// @param address where the call comes from
  /// @param key a press that comes again is not taken off the counter's again
  /// @param pass asked where an address is over its limit
  /// @return empty where the click may go on
  Optional<OverLimit> click(
      Caller caller, String address, CounterName counter, @Nullable ClickKey key, Pass pass);
}
