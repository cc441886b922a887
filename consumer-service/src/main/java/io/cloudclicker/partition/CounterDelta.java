package io.cloudclicker.partition;

import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.SubjectId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a batch adds to one counter, epoch by epoch in log order. A click counts under the highest
/// of its own epoch, those met before it in the batch, and the one that the partition's cells have.
public final class CounterDelta {

  private static final long MINUTE = 60_000;

  /// What is added to the cell of one epoch.
  ///
  /// @param minutes clicks by the minute in which they were pressed, milliseconds since 1970 UTC
  /// @param own those of the clicks that people made who were signed in
  /// @param recent the newest of the clicks, in the order of the log, where they are kept
  public record Addition(
      long epoch,
      long clicks,
      long nextOffset,
      Cell.@Nullable Latest latest,
      Map<Long, Long> minutes,
      Map<SubjectId, Long> own,
      List<RecentClick> recent) {

    /// The cell as it is after the addition: the same one, or the first of a new epoch.
    public Cell grow(Cell cell) {
      var key = cell.key();
      boolean same = epoch == key.epoch();
      var grown = new Cell.Key(key.counter(), epoch, key.revision(), key.log(), key.partition());
      var kept = latest == null && same ? cell.latest() : latest;
      return new Cell(grown, (same ? cell.clicks() : 0) + clicks, nextOffset, kept);
    }
  }

  private final CounterId counter;
  private final boolean keepsRecent;
  private final List<Segment> segments = new ArrayList<>();

  CounterDelta(CounterId counter) {
    this.counter = counter;
    this.keepsRecent = RecentClick.isKeptOf(counter);
  }

  public CounterId counter() {
    return counter;
  }

  void add(Click click, AppendedRecord record) {
    var segment = segment(click.epoch());
    segment.clicks++;
    segment.nextOffset = record.offset() + 1;
    segment.latest = new Cell.Latest(click.value(), record.appendedAtMillis());
    segment.minutes.merge(click.madeAtMillis() / MINUTE * MINUTE, 1L, Long::sum);
    if (click.subject() != null) {
      segment.own.merge(click.subject(), 1L, Long::sum);
    }
    if (keepsRecent) {
      segment.keep(new RecentClick(click.madeAtMillis(), click.subject()));
    }
  }

  void reset(long epoch, AppendedRecord record) {
    segment(epoch).nextOffset = record.offset() + 1;
  }

  /// The additions in the order of their epochs, where the partition's cells have the epoch
  /// `present`.
  public List<Addition> additions(long present) {
    var additions = new ArrayList<Addition>(segments.size());
    var behind = new Segment(present);
    for (var segment : segments) {
      if (segment.epoch <= present) {
        behind.join(segment);
      } else {
        additions.add(segment.addition());
      }
    }
    if (behind.clicks > 0) {
      additions.addFirst(behind.addition());
    }
    return additions;
  }

  private Segment segment(long epoch) {
    if (segments.isEmpty() || epoch > segments.getLast().epoch) {
      segments.add(new Segment(epoch));
    }
    return segments.getLast();
  }

  private static final class Segment {
    private final long epoch;
    private final Map<Long, Long> minutes = new TreeMap<>();
    private final Map<SubjectId, Long> own = new HashMap<>();
    private final Deque<RecentClick> recent = new ArrayDeque<>();
    private long clicks;
    private long nextOffset;
    private Cell.@Nullable Latest latest;

    Segment(long epoch) {
      this.epoch = epoch;
    }

    void join(Segment later) {
      clicks += later.clicks;
      nextOffset = later.nextOffset;
      latest = later.latest == null ? latest : later.latest;
      later.minutes.forEach((minute, added) -> minutes.merge(minute, added, Long::sum));
      later.own.forEach((subject, added) -> own.merge(subject, added, Long::sum));
      later.recent.forEach(this::keep);
    }

    void keep(RecentClick click) {
      if (recent.size() == RecentClick.KEPT) {
        recent.removeFirst();
      }
      recent.addLast(click);
    }

    Addition addition() {
      return new Addition(epoch, clicks, nextOffset, latest, minutes, own, List.copyOf(recent));
    }
  }
}
