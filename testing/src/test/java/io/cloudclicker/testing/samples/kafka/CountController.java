package io.cloudclicker.testing.samples.kafka;

import org.apache.kafka.common.TopicPartition;

class CountController {
  void count(TopicPartition partition) {}
}
