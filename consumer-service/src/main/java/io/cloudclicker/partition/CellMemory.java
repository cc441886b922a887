package io.cloudclicker.partition;

import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a partition remembers of the database, so that it need not be read again: its plan, and the
/// present cells of the counters that it met lately. Right as long as every transaction of the
/// partition is ours and committed; thrown away with the partition's other memory.
public final class CellMemory {

  /// The cells that a counter's next addition goes on from.
  ///
  /// @param shadow its cell of the recount's revision, once that is whole
  public record Lines(Cell present, @Nullable Cell shadow) {}

  private final Map<CounterId, Lines> lines;
  private Plan plan;

  /// @param capacity how many counters are kept, the latest used ones
  public CellMemory(Plan plan, int capacity) {
    this.plan = plan;
    lines =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<CounterId, Lines> eldest) {
            return size() > capacity;
          }
        };
  }

  public Plan plan() {
    return plan;
  }

  /// Goes on by another plan, which may mean other cells.
  void follow(Plan next) {
    plan = next;
    lines.clear();
  }

  public Optional<Lines> lines(CounterId counter) {
    return Optional.ofNullable(lines.get(counter));
  }

  public List<CounterId> missing(Collection<CounterId> counters) {
    return counters.stream().filter(counter -> !lines.containsKey(counter)).toList();
  }

  public void keep(Map<CounterId, Lines> present) {
    lines.putAll(present);
  }
}
