package io.cloudclicker.audit;

import static io.cloudclicker.partition.Records.GLOBAL;
import static io.cloudclicker.partition.Records.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.audit.Drift.Store;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void findsNothing_whereBothSayTheSame() {
    var comparison = Comparison.of(at(10, cell(GLOBAL, 5, 9)), at(10, cell(GLOBAL, 5, 9)));
    assertThat(comparison.drifts()).isEmpty();
    assertThat(comparison.compared()).containsExactly(place(GLOBAL));
  }

  @Test
  void findsTheDifference_atTheOffsetOfTheCell() {
    var comparison = Comparison.of(at(10, cell(GLOBAL, 5, 9)), at(10, cell(GLOBAL, 12, 9)));
    assertThat(comparison.drifts())
        .containsExactly(new Drift(Store.MYSQL, place(GLOBAL), 5, 12, 9));
    assertThat(comparison.drifts().getFirst().difference()).isEqualTo(7);
  }

  @Test
  void comparesAQuietCell_howeverFarTheTallyIsBehind() {
    var expected = at(10, cell(GLOBAL, 5, 9), cell(OTHER, 1, 3));
    var found = at(99, cell(GLOBAL, 50, 90), cell(OTHER, 2, 3));
    var comparison = Comparison.of(expected, found);
    assertThat(comparison.compared()).containsExactly(place(OTHER));
    assertThat(comparison.drifts()).extracting(Drift::difference).containsExactly(1L);
  }

  @Test
  void waits_whereTheTallyIsAheadOfTheSnapshot() {
    var comparison = Comparison.of(at(20, cell(GLOBAL, 9, 20)), at(10, cell(GLOBAL, 5, 9)));
    assertThat(comparison.compared()).isEmpty();
  }

  @Test
  void findsACellThatIsMissing_andOneTooMany() {
    var comparison = Comparison.of(at(10, cell(GLOBAL, 5, 9)), at(10, cell(OTHER, 2, 4)));
    assertThat(comparison.drifts())
        .extracting(Drift::difference)
        .containsExactlyInAnyOrder(-5L, 2L);
  }

  @Test
  void holdsNothingAgainstACache_thatIsLate() {
    var expected = at(10, cell(GLOBAL, 5, 9), cell(OTHER, 3, 8));
    var cached = at(10, cell(GLOBAL, 4, 7), cell(OTHER, 4, 8)).cells();
    assertThat(Comparison.cache(expected, cached))
        .containsExactly(new Drift(Store.REDIS, place(OTHER), 3, 4, 8));
  }

  private static Cell cell(CounterId counter, long clicks, long nextOffset) {
    return new Cell(new Cell.Key(counter, 0, 0, 1, 0), clicks, nextOffset, null);
  }

  private static Place place(CounterId counter) {
    return new Place(counter, 0, 1, 0);
  }

  private static Cells at(long standsAt, Cell... cells) {
    var places = new HashMap<Place, Cell>();
    Arrays.stream(cells).forEach(cell -> places.put(Place.of(cell), cell));
    return new Cells(places, Map.of(0, standsAt));
  }
}
