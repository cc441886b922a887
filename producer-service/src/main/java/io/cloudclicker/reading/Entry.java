package io.cloudclicker.reading;

import io.cloudclicker.wire.Applied;
import io.cloudclicker.wire.Cell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One counter in an instance's memory: its cells, and at which progress they were filled. Guarded
/// by the lock of [Totals], but for the times, which any thread may read.
final class Entry {

  private static final Comparator<Cell> LATEST =
      Comparator.comparingLong(Entry::latestAt)
          .thenComparingInt(cell -> cell.key().log())
          .thenComparingInt(cell -> cell.key().partition());

  private final Map<Cell.Key, Cell> cells = new HashMap<>();

  /// How far notices had come when the entry began to listen: it knows nothing of earlier ones.
  private final Applied listensFrom;

  private CounterCells row = CounterCells.NONE;
  private long epoch;
  private @Nullable Applied filled;
  private @Nullable Total shown;

  volatile long filledAt = Long.MIN_VALUE;
  volatile long readAt = Long.MIN_VALUE;
  volatile long inUseSince = Long.MIN_VALUE;

  /// What readers get, as long as nothing has changed since.
  volatile @Nullable View view;

  /// @param generation of [Totals], which grows with every change
  /// @param last the last total that was right at its progress; null before the first
  /// @param hit whether it is the present one as far as the notices tell
  record View(long generation, @Nullable Total last, boolean hit) {}

  Entry(Applied listensFrom) {
    this.listensFrom = listensFrom;
  }

  /// The later state of a cell wins; at the same offset, the one to which a recount added.
  void merge(Cell cell) {
    if (cell.key().epoch() < epoch || cell.key().revision() < row.revision()) {
      return;
    }
    if (cell.key().epoch() > epoch) {
      epoch = cell.key().epoch();
      cells.keySet().removeIf(key -> key.epoch() < epoch);
    }
    cells.merge(cell.key(), cell, Entry::later);
  }

  /// Whether the cell may come from after a recount, so that this entry becomes incomplete.
  boolean isLaterRevision(Cell cell) {
    return cell.key().revision() > row.revision();
  }

  /// Takes a store's state of the counter, unless it is of an earlier log or revision than this.
  void fill(Applied at, CounterCells state, long nowMillis) {
    var before = filled;
    if (state.revision() < row.revision() || (before != null && at.log() < before.log())) {
      return;
    }
    filled = before == null || state.revision() > row.revision() ? at : at.and(before);
    if (!state.isBefore(row)) {
      row = state.withCells(List.of());
      cells.keySet().removeIf(key -> key.revision() < row.revision());
    }
    state.cells().forEach(this::merge);
    filledAt = nowMillis;
  }

  /// The counter at exactly what its fill and the runs since then include, if it is a hit.
  View look(long generation, Progress progress) {
    var known = view;
    return known != null && known.generation() == generation
        ? known
        : lookAgain(generation, progress);
  }

  private View lookAgain(long generation, Progress progress) {
    var at = filled;
    boolean hit = at != null && !isOvertaken() && isGapless(at, progress.runs());
    if (at != null && hit) {
      show(total(progress.runs().reach().and(at), progress.freshness()));
    }
    var now = new View(generation, shown, hit);
    view = now;
    return now;
  }

  private boolean isGapless(Applied at, Runs runs) {
    return runs.continueFrom(at) && at.includes(listensFrom);
  }

  private boolean isOvertaken() {
    return cells.values().stream().anyMatch(this::isLaterRevision)
        && row.withCells(List.copyOf(cells.values())).isOvertaken();
  }

  private long epoch() {
    return cells.isEmpty() ? row.startEpoch() : epoch;
  }

  /// Never backwards, whatever the stores say.
  private void show(Total now) {
    if (shown == null) {
      shown = now;
    } else if (!now.isBefore(shown)) {
      shown = now.notOlderThan(shown.asOfMillis());
    }
  }

  private Total total(Applied applied, Freshness freshness) {
    long present = epoch();
    var counted = cells.values().stream().filter(cell -> cell.key().revision() == row.revision());
    long clicks = row.startEpoch() == present ? row.startValue() : 0;
    Cell latest = null;
    for (var cell : (Iterable<Cell>) counted::iterator) {
      clicks += cell.clicks();
      latest = latest == null || LATEST.compare(cell, latest) > 0 ? cell : latest;
    }
    return new Total(
        clicks, value(latest), present, row.revision(), applied, freshness.asOfMillis(applied));
  }

  private static Cell later(Cell known, Cell other) {
    return other.nextOffset() == known.nextOffset() && other.clicks() > known.clicks()
        ? other
        : known.later(other);
  }

  private static long latestAt(Cell cell) {
    return cell.latest() == null ? -1 : cell.latest().atMillis();
  }

  private static @Nullable Long value(@Nullable Cell cell) {
    return cell == null || cell.latest() == null ? null : cell.latest().value();
  }
}
