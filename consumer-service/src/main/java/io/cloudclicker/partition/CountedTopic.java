package io.cloudclicker.partition;

/// The topic as the broker has it. For the poll thread alone.
public interface CountedTopic {

  String name();

  /// Fails with an exception of Kafka's where the broker does not answer, or the topic is not there
  /// or unfit.
  LogIdentity identify();

  /// Whether the topic has this id still. Asked after a fetch it tells that what was fetched is of
  /// that topic: an id never comes back. Fails as above.
  boolean isStill(String topicId);
}
