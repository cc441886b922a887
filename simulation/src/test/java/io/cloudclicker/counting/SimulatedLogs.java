package io.cloudclicker.counting;

import io.cloudclicker.partition.CountedLog;
import io.cloudclicker.partition.LogIdentity;
import io.cloudclicker.simulation.Database;
import java.time.Clock;

/// [Logs] in the simulated database: a log that is not the first is counted once an operator said
/// so.
record SimulatedLogs(Database database, Clock clock) implements Logs {

  @Override
  public Known of(LogIdentity identity) {
    for (var row : database.logs.values()) {
      if (row.topicId().equals(identity.topicId())) {
        return new Known.As(new CountedLog(row.id(), row.topicId()));
      }
    }
    boolean first = database.logs.isEmpty();
    if (!first && !database.adoptionAsked()) {
      return new Known.Foreign("not the topic that was counted so far");
    }
    long bornAt = first ? 0 : clock.millis();
    var row = database.insertLog(identity.topicId(), identity.partitions(), bornAt);
    return new Known.As(new CountedLog(row.id(), row.topicId()));
  }
}
