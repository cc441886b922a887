package io.cloudclicker.partition;

/// Which log a topic's name stands for now. A recreated topic has another topic id.
public record LogIdentity(String clusterId, String topicId, int partitions) {}
