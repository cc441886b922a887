package io.cloudclicker.counting;

/// Which log a topic's name stands for now. A recreated topic has another topic id.
record LogIdentity(String clusterId, String topicId, int partitions) {}
