package io.cloudclicker.audit;

import io.cloudclicker.audit.Drift.Store;
import io.cloudclicker.wire.Cell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares cells that two counted from one log. A cell's offset is its last record's + 1, so it
/// compares as soon as the other one has come that far, however far either is behind that.
final class Comparison {

  private final Cells expected;
  private final Cells found;
  private final List<Drift> drifts = new ArrayList<>();
  private final Set<Place> compared = new LinkedHashSet<>();

  private Comparison(Cells expected, Cells found) {
    this.expected = expected;
    this.found = found;
  }

  /// @param expected the audit's tally
  /// @param found what MySQL has
  static Comparison of(Cells expected, Cells found) {
    var comparison = new Comparison(expected, found);
    var places = new LinkedHashSet<>(expected.cells().keySet());
    places.addAll(found.cells().keySet());
    places.forEach(comparison::compare);
    return comparison;
  }

  private void compare(Place place) {
    var log = expected.at(place);
    var store = found.at(place);
    if (!covers(expected, store) || !covers(found, log)) {
      return;
    }
    compared.add(place);
    long by = log == null ? 0 : log.clicks();
    long has = store == null ? 0 : store.clicks();
    if (by != has) {
      drifts.add(new Drift(Store.MYSQL, place, by, has, offset(log, store)));
    }
  }

  private static boolean covers(Cells side, @Nullable Cell other) {
    return other == null || side.reaches(other.key().partition(), other.nextOffset());
  }

  private static long offset(@Nullable Cell log, @Nullable Cell store) {
    return Math.max(log == null ? 0 : log.nextOffset(), store == null ? 0 : store.nextOffset());
  }

  /// Compares what Redis has with the tally: only at the very same offset, since Redis may be late.
  static List<Drift> cache(Cells expected, Map<Place, Cell> cached) {
    var drifts = new ArrayList<Drift>();
    cached.forEach(
        (place, has) -> {
          var by = expected.at(place);
          if (by != null && by.nextOffset() == has.nextOffset() && by.clicks() != has.clicks()) {
            drifts.add(new Drift(Store.REDIS, place, by.clicks(), has.clicks(), has.nextOffset()));
          }
        });
    return drifts;
  }

  List<Drift> drifts() {
    return List.copyOf(drifts);
  }

  /// The cells that could be compared.
  Set<Place> compared() {
    return Set.copyOf(compared);
  }
}
