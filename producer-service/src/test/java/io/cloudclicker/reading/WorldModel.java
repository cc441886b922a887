package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// A log and a database that is always as far as it says, with consumers that commit batch by
/// batch: what [Totals] claims can be recomputed from it for any progress.
final class WorldModel {

  static final int PARTITIONS = 3;
  static final int COUNTERS = 3;
  static final long START = 7;

  private final Random random;
  private final Map<Place, List<Entry>> logs = new HashMap<>();
  private final Map<Cell.Key, Cell> shards = new TreeMap<>(WorldModel::order);
  private int log = 1;
  private long[] progress = new long[PARTITIONS];
  private int revision;
  private boolean recounting;
  private long epochs;

  /// @param epoch of a reset; 0 for a click
  private record Entry(int counter, long epoch) {}

  private record Place(int log, int partition) {}

  WorldModel(Random random) {
    this.random = random;
  }

  static CounterId counter(int number) {
    return CounterId.of(new CounterName("counter-" + number));
  }

  /// Some records and the transaction that counts them.
  Notice commit() {
    int partition = random.nextInt(PARTITIONS);
    var records = logs.computeIfAbsent(new Place(log, partition), _ -> new ArrayList<>());
    Set<Cell.Key> touched = new HashSet<>();
    int size = 1 + random.nextInt(4);
    for (int count = 0; count < size; count++) {
      records.add(record());
      touched.addAll(apply(partition, records));
    }
    long from = progress[partition];
    progress[partition] = records.size();
    var cells = touched.stream().map(shards::get).toList();
    return new Notice(log, partition, from, records.size(), 1, cells);
  }

  private Entry record() {
    int counter = random.nextInt(COUNTERS);
    return new Entry(counter, random.nextInt(25) == 0 ? ++epochs : 0);
  }

  private Set<Cell.Key> apply(int partition, List<Entry> records) {
    int counter = records.getLast().counter();
    boolean click = records.getLast().epoch() == 0;
    long epoch = epoch(records, counter);
    Set<Cell.Key> touched = new HashSet<>();
    for (int counted = revision; counted <= (recounting ? revision + 1 : revision); counted++) {
      var key = new Cell.Key(counter(counter), epoch, counted, log, partition);
      var known = shards.get(key);
      long clicks = (known == null ? 0 : known.clicks()) + (click ? weight(counted) : 0);
      shards.put(key, cell(key, clicks, records.size()));
      touched.add(key);
    }
    return touched;
  }

  /// A recount that makes every click count once more, so that mixing revisions shows.
  void recount() {
    if (!recounting) {
      recounting = true;
    } else {
      addBase();
      revision++;
      recounting = false;
    }
  }

  private void addBase() {
    logs.forEach(
        (place, records) -> {
          for (int counter = 0; counter < COUNTERS; counter++) {
            addBase(place, records, counter);
          }
        });
  }

  private void addBase(Place place, List<Entry> records, int counter) {
    long epoch = epoch(records, counter);
    long clicks = clicks(records, counter, epoch);
    var key = new Cell.Key(counter(counter), epoch, revision + 1, place.log(), place.partition());
    var known = shards.get(key);
    if (known != null || mentions(records, counter)) {
      long nextOffset = known == null ? 0 : known.nextOffset();
      shards.put(key, cell(key, clicks * weight(revision + 1), nextOffset));
    }
  }

  void beginLog() {
    log++;
    progress = new long[PARTITIONS];
  }

  /// What MySQL's primary tells now, of all counters.
  Fill snapshot() {
    Map<CounterId, CounterCells> counters = new HashMap<>();
    for (int counter = 0; counter < COUNTERS; counter++) {
      counters.put(counter(counter), state(counter));
    }
    return new Fill(applied(), List.of(), counters);
  }

  private CounterCells state(int counter) {
    var cells = shards.values().stream().filter(c -> c.key().counter().equals(counter(counter)));
    var all = cells.toList();
    long epoch = all.stream().mapToLong(cell -> cell.key().epoch()).max().orElse(0);
    var present =
        all.stream()
            .filter(cell -> cell.key().epoch() == epoch && cell.key().revision() == revision)
            .toList();
    return new CounterCells(revision, 0, START, present);
  }

  Applied applied() {
    List<Long> offsets = new ArrayList<>();
    for (long offset : progress) {
      offsets.add(offset);
    }
    return new Applied(log, offsets);
  }

  /// The total that includes exactly this, as `[epoch, count]`.
  List<Long> expected(int counter, Applied at, int counted) {
    long epoch = 0;
    for (var records : included(at)) {
      epoch = Math.max(epoch, epoch(records, counter));
    }
    long clicks = epoch == 0 ? START : 0;
    for (var records : included(at)) {
      clicks +=
          epoch(records, counter) == epoch ? clicks(records, counter, epoch) * weight(counted) : 0;
    }
    return List.of(epoch, clicks);
  }

  private List<List<Entry>> included(Applied at) {
    List<List<Entry>> all = new ArrayList<>();
    logs.forEach(
        (place, records) -> {
          if (place.log() < at.log()) {
            all.add(records);
          } else if (place.log() == at.log()) {
            all.add(records.subList(0, (int) at.offset(place.partition())));
          }
        });
    return all;
  }

  private static long epoch(List<Entry> records, int counter) {
    return records.stream()
        .filter(entry -> entry.counter() == counter)
        .mapToLong(Entry::epoch)
        .max()
        .orElse(0);
  }

  private static boolean mentions(List<Entry> records, int counter) {
    return records.stream().anyMatch(entry -> entry.counter() == counter);
  }

  /// Clicks after the partition has seen the epoch.
  private static long clicks(List<Entry> records, int counter, long epoch) {
    long clicks = 0;
    long seen = 0;
    for (var entry : records) {
      if (entry.counter() == counter) {
        seen = Math.max(seen, entry.epoch());
        clicks += entry.epoch() == 0 && seen == epoch ? 1 : 0;
      }
    }
    return clicks;
  }

  private static long weight(int counted) {
    return counted + 1L;
  }

  private static Cell cell(Cell.Key key, long clicks, long nextOffset) {
    return new Cell(
        key, clicks, nextOffset, clicks == 0 ? null : new Cell.Latest(clicks, nextOffset));
  }

  private static int order(Cell.Key one, Cell.Key other) {
    return one.toString().compareTo(other.toString());
  }
}
