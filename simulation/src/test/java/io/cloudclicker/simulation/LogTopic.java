package io.cloudclicker.simulation;

import java.util.ArrayList;
import java.util.List;

/// A topic: its partitions, and the id that tells it from another one of its name.
public final class LogTopic {

  public static final String NAME = "clicks";
  public static final String CLUSTER = "cluster";

  private final String id;
  private final List<PartitionLog> partitions = new ArrayList<>();

  LogTopic(int number, int size) {
    id = "topic-" + number;
    for (int partition = 0; partition < size; partition++) {
      add();
    }
  }

  void add() {
    partitions.add(new PartitionLog());
  }

  public String id() {
    return id;
  }

  public int size() {
    return partitions.size();
  }

  public PartitionLog partition(int partition) {
    return partitions.get(partition);
  }

  List<PartitionLog> partitions() {
    return partitions;
  }
}
