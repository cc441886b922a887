package io.cloudclicker.testing.samples.good;

import org.apache.kafka.common.TopicPartition;

class KafkaClickLog {
  static class Waiting {
    TopicPartition partition() {
      return new TopicPartition("clicks", 0);
    }
  }
}
