package io.cloudclicker.partition;

import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The honest fake of [Counts]: the same promises, kept by maps.
final class InMemoryCounts implements Counts {

  private final Map<PartitionId, Progress> progress = new HashMap<>();
  private final Map<Cell.Key, Cell> cells = new HashMap<>();
  private final Map<CounterId, TreeMap<Long, Long>> minutes = new HashMap<>();
  private final List<ClickBatch.Rejected> rejected = new ArrayList<>();
  private final Set<List<Object>> waiting = new HashSet<>();

  @Override
  public Standing standing(PartitionId partition) {
    return new Standing(progress(partition), Plan.PLAIN);
  }

  Progress progress(PartitionId partition) {
    return progress.computeIfAbsent(partition, ignored -> Progress.START);
  }

  @Override
  public boolean waits(PartitionId partition, long offset, int index, long by) {
    return waiting.contains(List.of(partition, offset, index));
  }

  @Override
  public Outcome apply(PartitionId partition, ClickBatch batch, CellMemory memory) {
    if (progress(partition).nextOffset() != batch.before().nextOffset()) {
      return new Outcome.Moved();
    }
    progress.put(partition, batch.after());
    rejected.addAll(batch.rejected());
    batch.rejected().forEach(it -> waiting.add(List.of(partition, it.offset(), it.index())));
    batch.secondTries().forEach(it -> waiting.remove(List.of(partition, it.offset(), it.index())));
    var touched = new ArrayList<Cell>();
    batch.deltas().forEach(delta -> touched.addAll(grow(partition, delta)));
    return new Outcome.Applied(touched);
  }

  /// As if a failover had lost the last transactions of this partition.
  void rollBack(PartitionId partition, InMemoryCounts earlier) {
    progress.put(partition, earlier.progress(partition));
    cells.clear();
    cells.putAll(earlier.cells);
    waiting.clear();
    waiting.addAll(earlier.waiting);
  }

  InMemoryCounts copy() {
    var copy = new InMemoryCounts();
    copy.progress.putAll(progress);
    copy.cells.putAll(cells);
    copy.waiting.addAll(waiting);
    return copy;
  }

  private List<Cell> grow(PartitionId partition, CounterDelta delta) {
    var touched = new ArrayList<Cell>();
    for (var addition : delta.additions(epoch(partition, delta.counter()))) {
      var key =
          new Cell.Key(
              delta.counter(), addition.epoch(), 0, partition.log(), partition.partition());
      var before = cells.getOrDefault(key, new Cell(key, 0, 0, null));
      var after = addition.grow(before);
      cells.put(key, after);
      touched.add(after);
      var perMinute = minutes.computeIfAbsent(delta.counter(), ignored -> new TreeMap<>());
      addition.minutes().forEach((minute, added) -> perMinute.merge(minute, added, Long::sum));
    }
    return touched;
  }

  private long epoch(PartitionId partition, CounterId counter) {
    return cells.keySet().stream()
        .filter(key -> key.counter().equals(counter) && key.partition() == partition.partition())
        .mapToLong(Cell.Key::epoch)
        .max()
        .orElse(-1);
  }

  Map<Long, Long> clicks(CounterId counter) {
    var clicks = new TreeMap<Long, Long>();
    cells.values().stream()
        .filter(cell -> cell.key().counter().equals(counter))
        .forEach(cell -> clicks.merge(cell.key().epoch(), cell.clicks(), Long::sum));
    return clicks;
  }

  Map<Long, Long> minutes(CounterId counter) {
    return minutes.getOrDefault(counter, new TreeMap<>());
  }

  List<ClickBatch.Rejected> rejected() {
    return rejected;
  }
}
