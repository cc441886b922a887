package io.cloudclicker.counting;

import io.cloudclicker.partition.CountedTopic;
import io.cloudclicker.partition.LogIdentity;
import io.cloudclicker.simulation.Fortune;
import io.cloudclicker.simulation.LogTopic;
import java.util.function.Supplier;

/// The broker's answers about the topic, which are true when they are given.
record SimulatedTopic(Supplier<LogTopic> present, Fortune fortune) implements CountedTopic {

  @Override
  public String name() {
    return LogTopic.NAME;
  }

  @Override
  public LogIdentity identify() {
    return new LogIdentity(LogTopic.CLUSTER, present.get().id(), present.get().size());
  }

  @Override
  public boolean isStill(String topicId) {
    fortune.maybeStandStill();
    return present.get().id().equals(topicId);
  }
}
