package io.cloudclicker.simulation;

import java.util.ArrayList;
import java.util.List;

/// A topic: its partitions, and the id that tells it from another one of its name.
public final class LogTopic {

  public static final String NAME = "clicks";
  public static final String CLUSTER = "cluster";

  private final String id;
  private final List<PartitionLog> partitions = new ArrayList<>();

  /// Until somebody adopts it, no key is of its time.
  private long bornAt = Long.MAX_VALUE / 2;

  LogTopic(int number, int size) {
    id = "topic-" + number;
    for (int partition = 0; partition < size; partition++) {
      add();
    }
  }

  void add() {
    partitions.add(new PartitionLog(() -> bornAt));
  }

  /// It is counted from now on, as a log that has another one before it.
  void bornAt(long millis) {
    bornAt = millis;
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
