package io.cloudclicker.ingest;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets the clicks of concurrent calls share records, as databases let transactions share a write
/// to disk (group commit). What goes while nothing of its way is under way goes at once; what comes
/// meanwhile gathers, and goes together when the ack arrives, the record is full, or the wait is
/// over. So a lone click waits for nobody, and records grow with the load. The call that began a
/// record sends it, on its own thread: Kafka's must not be kept. All clicks of a record have one
/// outcome. Safe for any thread (docs/decisions/0098).
final class GroupCommit {

  private static final int ANYWHERE = -1;

  private final KafkaSender sender;
  private final Duration wait;
  private final ConcurrentMap<Integer, Way> ways = new ConcurrentHashMap<>();

  /// @param wait how long a record gathers at most; nothing gathers where it is zero
  GroupCommit(KafkaSender sender, Duration wait) {
    this.sender = sender;
    this.wait = wait;
  }

  /// Sends all of a call's envelopes before it returns.
  ///
  /// @return where the clicks of each are, in order
  List<Place> send(List<Envelope> envelopes) {
    List<Place> places = new ArrayList<>(envelopes.size());
    try {
      envelopes.forEach(envelope -> places.add(join(envelope)));
    } finally {
      places.stream().filter(Place::begins).forEach(place -> place.group().lead());
    }
    return places;
  }

  private Place join(Envelope envelope) {
    int partition = envelope.partition() == null ? ANYWHERE : envelope.partition();
    var way = ways.computeIfAbsent(partition, _ -> new Way(envelope.partition()));
    return way.join(envelope.clicks());
  }

  /// Where an envelope's clicks are in their record.
  ///
  /// @param first the index of the first of them
  record Place(Group group, int first) {

    CompletableFuture<Sent> outcome() {
      return group.outcome;
    }

    /// Whether no other call's clicks are before these.
    boolean begins() {
      return first == 0;
    }

    /// How many clicks the record has; of use once it was sent.
    int clicksOfRecord() {
      return group.clicks.size();
    }
  }

  /// Records to one partition, or to wherever batches are fullest.
  private final class Way {
    private final @Nullable Integer partition;
    private @Nullable Group gathering;
    private int underWay;

    Way(@Nullable Integer partition) {
      this.partition = partition;
    }

    synchronized Place join(List<Click> clicks) {
      if (gathering != null && gathering.clicks.size() + clicks.size() > ClickCodec.MAX_CLICKS) {
        close(gathering);
      }
      if (gathering == null) {
        gathering = new Group(this);
      }
      var group = gathering;
      var place = new Place(group, group.clicks.size());
      group.clicks.addAll(clicks);
      if (underWay == 0 || wait.isZero()) {
        close(group);
      }
      return place;
    }

    /// From now on nothing is added to it. It counts as under way before it is.
    synchronized void close(Group group) {
      if (gathering == group) {
        gathering = null;
        underWay++;
        group.turn.countDown();
      }
    }

    private synchronized void arrived() {
      underWay--;
      if (underWay == 0 && gathering != null) {
        close(gathering);
      }
    }

    CompletableFuture<Sent> send(List<Click> clicks) {
      return sender.send(partition, ClickCodec.encode(clicks));
    }
  }

  /// Clicks of one record.
  private final class Group {
    private final Way way;
    private final List<Click> clicks = new ArrayList<>();
    private final CountDownLatch turn = new CountDownLatch(1);
    private final CompletableFuture<Sent> outcome = new CompletableFuture<>();

    Group(Way way) {
      this.way = way;
    }

    void lead() {
      boolean handedOver = false;
      try {
        awaitTurn();
        way.close(this);
        var _ = way.send(clicks).thenAccept(this::settle);
        handedOver = true;
      } finally {
        if (!handedOver) {
          settle(new Sent.Lost("a fault of ours"));
        }
      }
    }

    private void awaitTurn() {
      try {
        var _ = turn.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void settle(Sent sent) {
      way.arrived();
      outcome.complete(sent);
    }
  }
}
