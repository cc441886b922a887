package io.cloudclicker.testing.samples.good;

import org.apache.kafka.common.TopicPartition;

class ClickListener {
  void assigned(TopicPartition partition) {}
}
