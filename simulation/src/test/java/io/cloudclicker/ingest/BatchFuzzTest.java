package io.cloudclicker.ingest;

import static io.cloudclicker.fuzz.Parsing.CASES;
import static io.cloudclicker.fuzz.Parsing.TRIES;
import static io.cloudclicker.fuzz.Parsing.refusesAtMost;

import io.cloudclicker.json.JsonReader;
import io.cloudclicker.testing.Fuzz;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BatchFuzzTest {

  private static final long NOW = 1_790_000_000_000L;

  private static final String[] TIMES = {
    "2026-09-21T14:13:20Z", "2026-09-21T14:13:20.123456789+02:00", "+1000000000-01-01T00:00Z"
  };

  private static final String[] BATCHES = {
    "{\"clicks\":[{\"count\":1},{\"id\":\"01a0b3a4-8000-7000-8000-000000000001\",\"count\":\"2\","
        + "\"counter\":\"a\",\"at\":\"%s\"}]}",
    "{\"clicks\":[{\"at\":\"%s\",\"count\":0}]}",
    "{\"clicks\":[]}"
  };

  @Property(tries = TRIES)
  void readsABatchOrRefusesIt(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var at = fuzz.text(TIMES).replace("\\", "").replace("\"", "");
      var body = fuzz.text(fuzz.anyOf(BATCHES).replace("%s", at));
      refusesAtMost(
          body, () -> Batch.of(JsonReader.read(body.getBytes(StandardCharsets.UTF_8)), NOW));
    }
  }
}
