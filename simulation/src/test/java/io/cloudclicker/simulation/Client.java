package io.cloudclicker.simulation;

import io.cloudclicker.fate.FateTeller;
import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// People: they press, try again with the same key until they have a 202, give up, ask for fates,
/// and read what they pressed. Each call goes to any instance.
final class Client {

  private final Ledger ledger;
  private final Fortune fortune;
  private final Map<CounterName, ReadTotal> seen = new HashMap<>();
  private long values;

  Client(Ledger ledger, Fortune fortune) {
    this.ledger = ledger;
    this.fortune = fortune;
  }

  /// One to three presses in one call.
  void press(Producer producer) {
    var dice = fortune.dice();
    var presses = new ArrayList<Pressing>();
    for (int count = dice.oneIn(4) ? 1 + dice.nextInt(3) : 1; count > 0; count--) {
      var key = dice.nextInt(4) > 0 ? newKey(producer) : null;
      presses.add(new Pressing(dice.pick(World.NAMES), key));
    }
    ledger.presses().addAll(presses);
    send(presses, producer);
  }

  void tryAgain(Producer producer) {
    var open = ledger.presses().stream().filter(Pressing::isOpen).toList();
    if (open.isEmpty()) {
      return;
    }
    var press = fortune.dice().pick(open);
    if (fortune.dice().oneIn(15)) {
      press.over = true;
      fortune.happened(Happening.GAVE_UP);
    } else {
      fortune.happened(Happening.RETRIED_WITH_SAME_KEY);
      send(List.of(press), producer);
    }
  }

  private void send(List<Pressing> presses, Producer producer) {
    var attempts = new ArrayList<Attempt>();
    presses.forEach(press -> attempts.add(press.attempt(++values)));
    producer.edge().press(attempts);
    for (int place = 0; place < presses.size(); place++) {
      var attempt = attempts.get(place);
      if (attempt.receipt() != null) {
        hear(presses.get(place), attempt);
      }
    }
  }

  /// The answer may be lost on its way to the client.
  private void hear(Pressing press, Attempt attempt) {
    if (!fortune.dice().oneIn(10)) {
      press.definite = true;
      fortune.happened(Happening.ACKNOWLEDGED);
    } else if (attempt.key() == null) {
      press.over = true;
    }
  }

  void askForFate(Producer producer) {
    var keyed = ledger.presses().stream().filter(press -> press.key() != null).toList();
    if (keyed.isEmpty()) {
      return;
    }
    var press = fortune.dice().pick(keyed);
    var key = press.key();
    if (key != null) {
      producer.fates().tell(key).ifPresent(told -> learn(press, key, told, producer));
    }
  }

  private void learn(Pressing press, ClickKey key, FateTeller.Told told, Producer producer) {
    switch (told) {
      case COUNTED -> {
        fortune.happened(Happening.FATE_COUNTED);
        ledger.finalFate(key, true);
        press.definite = true;
      }
      case STORED -> fortune.happened(Happening.FATE_STORED);
      case REJECTED -> fortune.happened(Happening.FATE_REJECTED);
      case ABSENT -> fortune.happened(Happening.FATE_ABSENT);
      case ABSENT_FINAL -> {
        fortune.happened(Happening.FATE_ABSENT_FINAL);
        ledger.finalFate(key, false);
        tryAfresh(press, key, producer);
      }
      case UNKNOWABLE -> {
        fortune.happened(Happening.FATE_UNKNOWABLE);
        press.over = true;
      }
    }
  }

  private void tryAfresh(Pressing press, ClickKey told, Producer producer) {
    if (press.isOpen() && told.equals(press.key())) {
      fortune.happened(Happening.FRESH_KEY_AFTER_FATE);
      press.useFresh(newKey(producer));
      send(List.of(press), producer);
    }
  }

  /// Made on the server's time, now and then far from it.
  private ClickKey newKey(Producer producer) {
    var dice = fortune.dice();
    long off =
        dice.oneIn(8)
            ? dice.nextLong(-11 * Time.MINUTE, 2 * Time.MINUTE)
            : dice.nextLong(-20 * Time.SECOND, 5 * Time.SECOND);
    return ClickKey.at(producer.clock().millis() + off, dice);
  }

  /// Reads, and holds what it sees against what it saw and did before, where that is said to be in.
  void read(CounterName counter, Optional<ReadTotal> answer) {
    if (answer.isEmpty()) {
      return;
    }
    var told = answer.get();
    var before = seen.get(counter);
    if (before != null && told.applied().includes(before.applied())) {
      if (told.isBefore(before)) {
        throw new Violation(
            Violation.Promise.BACKWARDS, "%s includes %s, which is more", told, before);
      }
    }
    if (told.epoch() == 0 && told.count() < pressedAndIn(counter, told.applied())) {
      throw new Violation(Violation.Promise.LOST, "%s lacks clicks that it includes", told);
    }
    seen.put(counter, told);
  }

  private long pressedAndIn(CounterName counter, Applied applied) {
    long in = 0;
    for (var press : ledger.presses()) {
      boolean counts = press.counter.equals(counter) && press.definite;
      if (counts && press.attempts.stream().anyMatch(attempt -> isIn(attempt, applied))) {
        in++;
      }
    }
    if (in > 0) {
      fortune.happened(Happening.READ_OWN_CLICK);
    }
    return in;
  }

  private static boolean isIn(Attempt attempt, Applied applied) {
    var receipt = attempt.receipt();
    return receipt != null && applied.includes(receipt);
  }
}
