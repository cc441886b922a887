package io.cloudclicker.replay;

import io.cloudclicker.partition.PartitionId;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Database.TallyPart;
import java.util.List;
import java.util.Optional;

/// [Tallies] in the simulated database. There are no snapshots: where the log is cut, a recount has
/// nothing to begin with.
public final class SimulatedTallies implements Tallies {

  private final Database database;

  public SimulatedTallies(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Long> standsAt(TallyName tally, PartitionId partition) {
    var row = database.tallies.get(key(tally, partition));
    return row == null ? Optional.empty() : Optional.of(row.nextOffset());
  }

  @Override
  public Base base(PartitionId partition, long logBegin) {
    return logBegin == 0 ? new Base.Log() : new Base.None();
  }

  @Override
  public void begin(TallyName tally, PartitionId partition, Base base) {
    var key = key(tally, partition);
    database.put(database.tallies, key, database.startOf(key.part()));
  }

  @Override
  public boolean dropSome(TallyName tally) {
    List.copyOf(database.tallyCells.keySet()).stream()
        .filter(key -> key.tally().equals(tally.id()))
        .forEach(key -> database.remove(database.tallyCells, key));
    List.copyOf(database.tallies.keySet()).stream()
        .filter(key -> key.tally().equals(tally.id()))
        .forEach(key -> database.remove(database.tallies, key));
    return true;
  }

  static TallyPart key(TallyName tally, PartitionId partition) {
    return new TallyPart(tally.id(), new Part(partition.log(), partition.partition()));
  }
}
