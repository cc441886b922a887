package io.cloudclicker.topic;

import io.cloudclicker.log.KeyClock;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.LogTopic;
import java.time.Clock;
import java.util.ArrayList;

/// What an instance knows of the topic, as of when it last looked.
public final class TopicEye {

  private final TopicState state = new TopicState();
  private final Database database;
  private final Clock clock;

  public TopicEye(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Topic topic() {
    return state;
  }

  public LogEnds ends() {
    return state;
  }

  public RecentRecords records() {
    return state;
  }

  public void look(LogTopic present) {
    var seen = new TopicState.Seen(LogTopic.CLUSTER, present.id(), present.size());
    state.seen(seen);
    for (var row : database.logs.values()) {
      if (row.topicId().equals(present.id())) {
        state.registered(seen, new TopicState.Row(row.id(), row.keyedPartitions(), row.bornAt()));
      }
    }
    long now = clock.millis();
    var ends = new ArrayList<Long>();
    var since = new ArrayList<Long>();
    for (int partition = 0; partition < present.size(); partition++) {
      ends.add(present.partition(partition).end());
      since.add(present.partition(partition).firstAppendedFrom(now - KeyClock.REBUILD.toMillis()));
    }
    state.measured(seen, now, ends, KafkaTopicWatch.records(ends, since));
  }
}
