package io.cloudclicker.topic;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of the topic by now. Of a topic that was deleted, or created again, nothing
/// remains valid but the row of the same topic. Written by the threads of [KafkaTopicWatch], read
/// by any.
final class TopicState implements Topic, LogEnds, RecentRecords {

  /// A topic as the broker described it.
  ///
  /// @param id of this very topic: one that is created again under its name has another
  record Seen(String cluster, String id, int partitions) {
    boolean sameTopic(@Nullable Seen other) {
      return other != null && cluster.equals(other.cluster) && id.equals(other.id);
    }
  }

  /// A row of the table `log`.
  record Row(int id, int keyedPartitions, long bornAtMillis) {}

  private record Registered(Seen topic, Row row) {}

  private volatile @Nullable Seen seen;
  private @Nullable Registered registered;
  private volatile Optional<CurrentLog> current = Optional.empty();
  private volatile Optional<Ends> ends = Optional.empty();
  private volatile Optional<Recent> recent = Optional.empty();

  @Override
  public Optional<CurrentLog> current() {
    return current;
  }

  @Override
  public Optional<Ends> latest() {
    return ends;
  }

  @Override
  public Optional<Recent> recent() {
    return recent;
  }

  @Nullable Seen seen() {
    return seen;
  }

  /// @param topic null where there is none
  synchronized void seen(@Nullable Seen topic) {
    seen = topic;
    publish();
  }

  synchronized void registered(Seen topic, Row row) {
    registered = new Registered(topic, row);
    publish();
  }

  /// @param during the topic that was there before and after the measurement
  /// @param atMillis a moment before the measurement
  synchronized void measured(Seen during, long atMillis, List<Long> offsets, List<Long> records) {
    if (current.isPresent() && during.sameTopic(seen)) {
      int log = current.get().id();
      ends = Optional.of(new Ends(log, atMillis, offsets));
      recent = Optional.of(new Recent(log, records));
    }
  }

  private void publish() {
    var before = current;
    current = currentLog();
    if (!current.map(CurrentLog::id).equals(before.map(CurrentLog::id))) {
      ends = Optional.empty();
      recent = Optional.empty();
    }
  }

  private Optional<CurrentLog> currentLog() {
    var topic = seen;
    var known = registered;
    if (topic == null || known == null || !topic.sameTopic(known.topic())) {
      return Optional.empty();
    }
    var row = known.row();
    return Optional.of(
        new CurrentLog(row.id(), row.keyedPartitions(), topic.partitions(), row.bornAtMillis()));
  }
}
