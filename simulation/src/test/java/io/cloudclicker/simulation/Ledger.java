package io.cloudclicker.simulation;

import static io.cloudclicker.simulation.Violation.Promise.DOUBLED;
import static io.cloudclicker.simulation.Violation.Promise.FATE;
import static io.cloudclicker.simulation.Violation.Promise.LOST;
import static io.cloudclicker.simulation.Violation.Promise.STORED_ALL_THE_SAME;

import io.cloudclicker.wire.ClickKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What clients were told, to be held against the accounts of the logs at the end.
final class Ledger {

  private final Broker broker;
  private final List<Pressing> presses = new ArrayList<>();
  private final Map<ClickKey, Boolean> finalFates = new HashMap<>();

  Ledger(Broker broker) {
    this.broker = broker;
  }

  List<Pressing> presses() {
    return presses;
  }

  /// @param counted whether the key was told to be counted; otherwise never to be
  void finalFate(ClickKey key, boolean counted) {
    var before = finalFates.putIfAbsent(key, counted);
    if (before != null && before != counted) {
      throw new Violation(FATE, "%s was told counted=%s, then counted=%s", key, before, counted);
    }
  }

  void check() {
    presses.forEach(this::check);
    finalFates.forEach(this::checkFate);
  }

  private void check(Pressing press) {
    boolean keyed = press.key() != null;
    int counted = 0;
    for (var attempt : press.attempts) {
      int times = timesCounted(attempt.value());
      counted += times;
      if (times > 1) {
        throw new Violation(DOUBLED, "click %d counts %d times", attempt.value(), times);
      }
      if (times == 0 && attempt.receipt() != null && !keyed) {
        throw new Violation(LOST, "click %d was acknowledged", attempt.value());
      }
      if (attempt.isRefused() && holds(attempt.value())) {
        throw new Violation(STORED_ALL_THE_SAME, "click %d was refused", attempt.value());
      }
    }
    if (keyed && counted > 1) {
      throw new Violation(DOUBLED, "the press with %s counts %d times", press.keys(), counted);
    }
    if (press.definite && counted == 0) {
      throw new Violation(LOST, "the press with %s was acknowledged", press.keys());
    }
  }

  private void checkFate(ClickKey key, boolean counted) {
    boolean counts =
        broker.topics().stream()
            .flatMap(topic -> topic.partitions().stream())
            .anyMatch(log -> log.account().counts(key));
    if (counts != counted) {
      throw new Violation(FATE, "%s was told counted=%s, and counts: %s", key, counted, counts);
    }
  }

  private int timesCounted(long value) {
    int times = 0;
    for (var topic : broker.topics()) {
      for (var log : topic.partitions()) {
        times += log.account().timesCounted(value);
      }
    }
    return times;
  }

  private boolean holds(long value) {
    return broker.topics().stream()
        .flatMap(topic -> topic.partitions().stream())
        .anyMatch(log -> log.account().holds(value));
  }
}
