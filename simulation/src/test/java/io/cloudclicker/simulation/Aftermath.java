package io.cloudclicker.simulation;

import static io.cloudclicker.simulation.Violation.Promise.STUCK;
import static io.cloudclicker.simulation.Violation.Promise.WRONG;

import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.wire.Applied;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Nothing goes wrong any more: everything drains, and all that remember something agree.
final class Aftermath {

  private static final int MOST_ROUNDS = 200;

  /// A stopped partition is looked at again by then.
  private static final int ROUNDS_TO_LOOK_AGAIN = 20;

  private final World world;
  private int owner;

  Aftermath(World world) {
    this.world = world;
  }

  void check() {
    world.calmDown();
    world.broker.appendAllLate(world.dice());
    world.database.settleAllLeft(world.dice());
    drain();
    world.time.pass(Time.MINUTE);
    for (var producer : world.producers) {
      producer.eye().look(world.broker.topic());
      producer.resets().finishLeft();
    }
    drain();
    if (isDrained()) {
      finishRecounts();
      checkReaders();
    }
    world.ledger.check();
    note();
  }

  private void drain() {
    owner = world.dice().nextInt(World.CONSUMERS);
    world.group.assignAll(world.broker.topic().size(), owner);
    world.consumers.forEach(consumer -> consumer.turn(world));
    for (int round = 0; round < MOST_ROUNDS && !isDrained(); round++) {
      if (round > ROUNDS_TO_LOOK_AGAIN && isStopped()) {
        break;
      }
      world.time.pass(2 * Time.SECOND);
      world.consumers.get(owner).turn(world);
    }
    partitions().forEach(this::checkDrained);
  }

  /// What was ordered is done, or has failed; nothing of it is left.
  private void finishRecounts() {
    for (int round = 0; round < MOST_ROUNDS && isRecounting(); round++) {
      world.time.pass(2 * Time.SECOND);
      world.consumers.get(owner).turn(world);
      world.consumers.get(owner).readAgain();
    }
    if (isRecounting()) {
      throw new Violation(
          STUCK,
          "recounts %s, parts %s",
          world.database.jobs.values(),
          world.database.recountParts);
    }
  }

  private boolean isRecounting() {
    var database = world.database;
    return database.recount().isPresent()
        || !database.recountParts.isEmpty()
        || !database.tallies.isEmpty();
  }

  /// A partition may stand still only where the log lost what would have to be counted.
  private void checkDrained(int partition) {
    var log = world.broker.topic().partition(partition);
    boolean excused =
        present() == null || (world.consumers.get(owner).isStopped(partition) && log.begin() > 0);
    if (!excused && !isDrained(partition)) {
      throw new Violation(STUCK, "partition %d, which ends at %d", partition, log.end());
    }
  }

  private boolean isStopped() {
    return partitions().allMatch(it -> isDrained(it) || world.consumers.get(owner).isStopped(it));
  }

  private boolean isDrained() {
    return partitions().allMatch(this::isDrained);
  }

  private boolean isDrained(int partition) {
    var row = present();
    return row != null
        && world.database.progressOf(new Part(row.id(), partition)).nextOffset()
            == world.broker.topic().partition(partition).end();
  }

  private Database.@Nullable LogRow present() {
    var row = world.database.logs.lastEntry().getValue();
    return row.topicId().equals(world.broker.topic().id()) ? row : null;
  }

  private IntStream partitions() {
    return IntStream.range(0, world.broker.topic().size());
  }

  private void checkReaders() {
    var row = world.database.logs.lastEntry().getValue();
    var ends = new ArrayList<Long>();
    partitions().forEach(it -> ends.add(world.broker.topic().partition(it).end()));
    var all = new Applied(row.id(), ends);
    for (int number = 0; number < world.producers.size(); number++) {
      world.producers.get(number).reading().refresh(World.COUNTERS);
      for (int counter = 0; counter < World.COUNTERS.size(); counter++) {
        world.read(number, counter);
        checkAgreement(number, counter, all);
      }
    }
  }

  /// Memory includes all there is, and Redis says the same.
  private void checkAgreement(int number, int counter, Applied all) {
    var reading = world.producers.get(number).reading();
    var inMemory = reading.read(World.COUNTERS.get(counter)).orElseThrow();
    if (!inMemory.hit() || !inMemory.applied().includes(all)) {
      throw new Violation(WRONG, "%s is all that is known, the log ends at %s", inMemory, all);
    }
    var inRedis = reading.inRedis(World.COUNTERS.get(counter));
    if (inRedis.isPresent() && !inRedis.get().agreesWith(inMemory)) {
      throw new Violation(WRONG, "Redis tells %s, memory %s", inRedis, inMemory);
    }
  }

  private void note() {
    for (var topic : world.broker.topics()) {
      for (var log : topic.partitions()) {
        log.account().note(world);
      }
    }
  }
}
