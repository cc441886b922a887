package io.cloudclicker.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Kafka's consumer group: who has which partition. A member learns of it when it polls.
final class Group {

  private final Map<Integer, Integer> members = new HashMap<>();

  /// Gives each partition to one of the members, as it comes.
  void assign(int partitions, int size, Dice dice) {
    for (int partition = 0; partition < partitions; partition++) {
      members.put(partition, dice.nextInt(size));
    }
  }

  void assignAll(int partitions, int member) {
    for (int partition = 0; partition < partitions; partition++) {
      members.put(partition, member);
    }
  }

  Set<Integer> partitionsOf(int member) {
    var partitions = new HashSet<Integer>();
    members.forEach(
        (partition, owner) -> {
          if (owner == member) {
            partitions.add(partition);
          }
        });
    return partitions;
  }
}
