package io.cloudclicker.reading;

import static io.cloudclicker.fuzz.Parsing.CASES;
import static io.cloudclicker.fuzz.Parsing.TRIES;
import static io.cloudclicker.fuzz.Parsing.refusesAtMost;

import io.cloudclicker.testing.Fuzz;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What readers ask for, and what somebody may have written into Redis.
class ReadingFuzzTest {

  private static final CounterId GLOBAL = CounterId.of(CounterName.GLOBAL);
  private static final String RECEIPT = new Receipt(1, 2, 3, 4).toString();

  @Property(tries = TRIES)
  void readsAQueryOrRefusesIt(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var after = fuzz.text(RECEIPT, "aAQEA1oepcw", "");
      var wait = fuzz.text("500ms", "2s", "PT2S", "P1DT-3.5S", "999999999d");
      refusesAtMost(
          after + " " + wait, () -> CountQuery.of(List.of(after, RECEIPT), List.of(wait)));
    }
  }

  @Property(tries = TRIES)
  void takesWhatItCannotReadForNotThere(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var runs = fields(fuzz, Map.of("0", "5 9 1700000000000", "1", "0 0 0"));
      var entry =
          fields(fuzz, Map.of("filled", "1:5,7", "row", "0 3 40", "3:0:1:0", "9 5 1700 -1"));
      refusesAtMost(
          entry + " " + runs,
          () -> {
            var read = RedisText.runs(1, runs);
            var told = RedisText.entry(GLOBAL, entry).flatMap(it -> it.with(GLOBAL, read));
            read.reach();
            told.ifPresent(ReadingFuzzTest::show);
          });
    }
  }

  /// Goes through memory, as a reader's would.
  private static void show(Fill fill) {
    var totals = new Totals(ReadingInstance.PROPERTIES, new HeardEpochs());
    totals.read(GLOBAL, 0);
    totals.offer(fill, 0);
    totals.read(GLOBAL, 0);
  }

  private static Map<String, String> fields(Fuzz fuzz, Map<String, String> good) {
    var fields = new HashMap<String, String>();
    good.forEach(
        (field, value) -> {
          boolean changed = fuzz.random().nextBoolean();
          fields.put(changed ? fuzz.text(field) : field, changed ? value : fuzz.text(value));
        });
    return fields;
  }
}
