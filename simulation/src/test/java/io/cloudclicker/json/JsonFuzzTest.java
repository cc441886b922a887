package io.cloudclicker.json;

import static io.cloudclicker.fuzz.Parsing.CASES;
import static io.cloudclicker.fuzz.Parsing.TRIES;
import static io.cloudclicker.fuzz.Parsing.refusesAtMost;
import static io.cloudclicker.fuzz.Parsing.takesLittleMemory;

import io.cloudclicker.testing.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonFuzzTest {

  private static final String[] BODIES = {
    "{\"count\": 1700000000}",
    "{\"count\":\"-9223372036854775808\",\"of\":[1,null,true,{\"a\":\"\\u00e9\"}]}",
    "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]",
    "{}"
  };

  @Property(tries = TRIES)
  void readsABodyOrRefusesIt(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var text = fuzz.text(BODIES);
      var body = fuzz.bytes(text.getBytes(StandardCharsets.UTF_8));
      refusesAtMost(
          text,
          () -> {
            var object = JsonObject.of(JsonReader.read(body), Set.of("count", "of"));
            object.integer("count");
            object.optionalStrings("of", 3);
          });
      takesLittleMemory(body.length, () -> refusesAtMost(text, () -> JsonReader.read(body)));
    }
  }
}
