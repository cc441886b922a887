package io.cloudclicker.prove;

import io.cloudclicker.testing.BrokerCluster;
import io.cloudclicker.testing.FaultProxy;
import io.cloudclicker.testing.FaultProxy.Direction;
import java.util.List;

/// A network that is silent.
final class NetworkRows {

  private NetworkRows() {}

  /// Row 22.
  static void isSilent(Trial trial) throws Exception {
    var plan = trial.pipeline();
    try (var brokers = BrokerCluster.startBehindProxies(trial.folder().resolve("brokers"));
        var counting = plan.proxyBetweenConsumersAndDatabase();
        var reading = plan.proxyBetweenProducersAndDatabase();
        var redis = plan.proxyBeforeRedis();
        var pipeline = plan.on(brokers).start();
        var pressing = pipeline.press()) {
      for (var store :
          List.of(List.of(counting), List.of(reading), List.of(redis), brokers.proxies())) {
        for (var way : Direction.values()) {
          pressing.awaitAcknowledged(200);
          store.forEach(proxy -> proxy.hold(way));
          pressing.awaitAttempts(50);
          store.forEach(FaultProxy::mend);
        }
        pressing.awaitAcknowledged(200);
        store.forEach(FaultProxy::leaveHalfOpen);
        pressing.awaitAcknowledged(200);
      }
      pressing.finish();
    }
  }
}
