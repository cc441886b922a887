package io.cloudclicker.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The service's clock, as its answers tell it. Keys are made by it, never by this machine's. Safe
/// for any thread.
final class ServiceClock {

  private final InstantSource own;
  private volatile @Nullable Duration ahead;

  ServiceClock(InstantSource own) {
    this.own = own;
  }

  boolean isKnown() {
    return ahead != null;
  }

  Instant now() {
    var known = ahead;
    return known == null ? own.instant() : own.instant().plus(known);
  }

  /// This machine's.
  Instant own() {
    return own.instant();
  }

  /// @param sentAt when the call that was answered so had been sent, by this machine's clock
  void learn(Instant serviceNow, Instant sentAt) {
    var middle = sentAt.plus(Duration.between(sentAt, own.instant()).dividedBy(2));
    ahead = Duration.between(middle, serviceNow);
  }
}
