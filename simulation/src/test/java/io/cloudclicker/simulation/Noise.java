package io.cloudclicker.simulation;

import io.cloudclicker.ingest.Edge;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.proto.Clicks;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody else writes into the log: bytes that nobody can read, and clicks that are none;
/// and the second tries at them, once a reader can.
final class Noise {

  private static final byte[] UNREADABLE = "noise".getBytes(StandardCharsets.US_ASCII);

  private Noise() {}

  /// A key among it is somebody's who will ask for its fate.
  static void append(Ledger ledger, Broker broker, Time time, Dice dice) {
    var partitions = broker.topic().partitions();
    if (dice.nextBoolean()) {
      dice.pick(partitions).append(UNREADABLE, broker.leaders());
    } else if (dice.nextBoolean()) {
      dice.pick(partitions).append(badClick(null), broker.leaders());
    } else {
      var key = ClickKey.at(time.millis() + dice.around(Time.MINUTE), dice);
      ledger.presses().add(Pressing.ofStranger(key));
      int partition = Edge.partition(key, World.KEYED_PARTITIONS);
      partitions.get(partition).append(badClick(key), broker.leaders());
    }
  }

  /// A click of an epoch that can't be.
  private static byte[] badClick(@Nullable ClickKey key) {
    var click = io.cloudclicker.wire.proto.Click.newBuilder().setEpoch(-1);
    if (key != null) {
      click.setKeyHigh(key.high()).setKeyLow(key.low());
    }
    return Clicks.newBuilder().setMinReader(1).addClicks(click).build().toByteArray();
  }

  /// Of something that was rejected once, whether or not it waits still; or of nothing.
  static void appendSecondTry(Database database, Broker broker, Dice dice) {
    int log = database.logs.lastKey();
    var rejections =
        database.rejections.keySet().stream()
            .filter(it -> it.part().log() == log && it.part().partition() < broker.topic().size())
            .sorted(Comparator.comparing(Record::toString))
            .toList();
    if (!rejections.isEmpty()) {
      var rejection = dice.pick(rejections);
      long value = -1L - dice.nextInt(Integer.MAX_VALUE);
      var click = new Click(dice.pick(World.COUNTERS), 0, null, value, Time.START, null);
      var again = new LogRecord.SecondTry(rejection.offset(), rejection.index(), List.of(click));
      broker
          .topic()
          .partition(rejection.part().partition())
          .append(ClickCodec.encode(again), broker.leaders());
    }
  }
}
