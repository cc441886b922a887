package io.cloudclicker.ingest;

import io.cloudclicker.fault.FaultPoints;
import io.cloudclicker.ingest.Envelope.Addressed;
import io.cloudclicker.ingest.PublishResult.NotStored;
import io.cloudclicker.ingest.PublishResult.Stored;
import io.cloudclicker.ingest.PublishResult.Unknown;
import io.cloudclicker.topic.CurrentLog;
import io.cloudclicker.topic.LogEnds;
import io.cloudclicker.topic.Topic;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.Receipt;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The log in Kafka. Stored means: acknowledged by all in-sync replicas, and in time by the log's
/// rules. Takes a bounded number of clicks at once and refuses the rest without waiting. Safe for
/// any thread; each call waits on its own.
final class KafkaClickLog implements ClickLog {

  private final Topic topic;
  private final LogEnds ends;
  private final Bulkhead bulkhead;
  private final GroupCommit groups;
  private final EdgeClock clock;
  private final KeyWindow window;
  private final FaultPoints faults;
  private final IngestProperties settings;

  KafkaClickLog(
      Topic topic,
      LogEnds ends,
      Bulkhead bulkhead,
      GroupCommit groups,
      EdgeClock clock,
      KeyWindow window,
      FaultPoints faults,
      IngestProperties settings) {
    this.topic = topic;
    this.ends = ends;
    this.bulkhead = bulkhead;
    this.groups = groups;
    this.clock = clock;
    this.window = window;
    this.faults = faults;
    this.settings = settings;
  }

  @Override
  public List<PublishResult> publish(List<Click> clicks) {
    var results = new PublishResult[clicks.size()];
    var log = topic.current().orElse(null);
    if (log == null) {
      Arrays.fill(results, notStored("the log is not known yet"));
    } else {
      publish(clicks, log, results);
    }
    return Arrays.asList(results);
  }

  private void publish(List<Click> clicks, CurrentLog log, PublishResult[] results) {
    var admitted = admit(clicks, log, results);
    try {
      var call = new Call(log, ends.latest().orElse(null), results);
      var envelopes = Envelope.of(admitted);
      var places = groups.send(envelopes);
      for (int count = 0; count < places.size(); count++) {
        call.settle(envelopes.get(count), places.get(count));
      }
    } finally {
      admitted.forEach(_ -> bulkhead.releasePermission());
    }
  }

  /// Each click takes a permit; those that get none are answered at once.
  private List<Addressed> admit(List<Click> clicks, CurrentLog log, PublishResult[] results) {
    var admitted = new ArrayList<Addressed>(clicks.size());
    for (int place = 0; place < results.length; place++) {
      var click = clicks.get(place);
      var partition = click.key() == null ? null : partition(click.key(), log.keyedPartitions());
      var refusal = refusal(log, partition);
      if (refusal.isPresent()) {
        results[place] = notStored(refusal.get());
      } else {
        admitted.add(new Addressed(click, place, partition));
      }
    }
    return admitted;
  }

  private Optional<String> refusal(CurrentLog log, @Nullable Integer partition) {
    if (partition != null && !clock.trusted()) {
      return Optional.of("this instance's clock is off");
    }
    if (partition != null && !window.admits(log.id(), partition)) {
      return Optional.of("too many clicks with keys in the last minutes");
    }
    return bulkhead.tryAcquirePermission()
        ? Optional.empty()
        : Optional.of("too many clicks at once");
  }

  /// Where a key's clicks go as long as the log lives.
  static int partition(ClickKey key, int keyedPartitions) {
    return Utils.toPositive(Utils.murmur2(key.toBytes())) % keyedPartitions;
  }

  private NotStored notStored(String reason) {
    return new NotStored(reason, settings.retryAfter());
  }

  /// One call's results, filled as the acks come.
  private final class Call {
    private final CurrentLog log;
    private final LogEnds.@Nullable Ends before;
    private final PublishResult[] results;

    Call(CurrentLog log, LogEnds.@Nullable Ends before, PublishResult[] results) {
      this.log = log;
      this.before = before;
      this.results = results;
    }

    void settle(Envelope envelope, GroupCommit.Place place) {
      switch (await(place.outcome())) {
        case Sent.Acked ack -> acked(envelope, place, ack);
        case Sent.Refused refused -> fill(envelope, notStored(refused.reason()));
        case Sent.Lost lost -> fill(envelope, new Unknown(lost.reason()));
      }
    }

    private void acked(Envelope envelope, GroupCommit.Place place, Sent.Acked ack) {
      faults.reached(IngestPoints.AFTER_ACK);
      boolean agrees = clock.agrees(ack);
      var doubt = AckRules.doubt(ack, log, topic.current().orElse(null), before);
      if (doubt.isPresent()) {
        fill(envelope, new Unknown(doubt.get()));
        return;
      }
      if (place.begins()) {
        int clicks = place.clicksOfRecord();
        window.stored(clicks, envelope.partition() == null ? 0 : clicks);
      }
      for (int index = 0; index < envelope.contents().size(); index++) {
        var content = envelope.contents().get(index);
        var receipt = new Receipt(log.id(), ack.partition(), ack.offset(), place.first() + index);
        results[content.place()] = result(content.click().key(), ack, agrees, receipt);
      }
    }

    private PublishResult result(
        @Nullable ClickKey key, Sent.Acked ack, boolean clockAgrees, Receipt receipt) {
      if (key == null) {
        return new Stored(receipt);
      }
      var doubt =
          clockAgrees ? AckRules.doubt(ack, key) : Optional.of("this instance's clock is off");
      return doubt.<PublishResult>map(Unknown::new).orElseGet(() -> new Stored(receipt));
    }

    private void fill(Envelope envelope, PublishResult result) {
      envelope.contents().forEach(content -> results[content.place()] = result);
    }
  }

  private Sent await(CompletableFuture<Sent> outcome) {
    try {
      return outcome.get(settings.ackWait().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Sent.Lost("Kafka did not confirm it in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Sent.Lost("this instance is going away");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a send ends with an outcome", e);
    }
  }
}
