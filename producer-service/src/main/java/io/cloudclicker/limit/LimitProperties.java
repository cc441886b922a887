package io.cloudclicker.limit;

import io.cloudclicker.caller.Network;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often somebody may do something.
///
/// @param address how often whoever shows no token may click; many people may share an address
/// @param account how often a person who is signed in may click
/// @param token how often a machine may click
/// @param counter how often a counter may be clicked, by all together
/// @param registration how many people one address may register
/// @param exempt who is not limited at all: by default whoever calls from the machine itself
/// @param remembered how many addresses, accounts, tokens and counters an instance counts at once;
///   about 500 bytes each
/// @param interval how often instances tell each other
@ConfigurationProperties("clicker.limit")
record LimitProperties(
    @DefaultValue("6000/1m") Rate address,
    @DefaultValue("3000/1m") Rate account,
    @DefaultValue("600000/1m") Rate token,
    @DefaultValue("off") Rate counter,
    @DefaultValue("60/1h") Rate registration,
    @DefaultValue({"127.0.0.0/8", "::1/128"}) List<Network> exempt,
    @DefaultValue("50000") int remembered,
    @DefaultValue("200ms") Duration interval) {

  private static final Duration MIN_INTERVAL = Duration.ofMillis(10);
  private static final Duration MAX_INTERVAL = Duration.ofSeconds(10);

  LimitProperties {
    exempt = List.copyOf(exempt);
    if (remembered < 1_000) {
      throw new IllegalArgumentException("clicker.limit: remembered is at least 1000");
    }
    if (interval.compareTo(MIN_INTERVAL) < 0 || interval.compareTo(MAX_INTERVAL) > 0) {
      throw new IllegalArgumentException("clicker.limit: interval is 10ms to 10s");
    }
  }

  Rate rate(Kind kind) {
    return switch (kind) {
      case ADDRESS -> address;
      case ACCOUNT -> account;
      case TOKEN -> token;
      case COUNTER -> counter;
      case REGISTRATION -> registration;
    };
  }
}
