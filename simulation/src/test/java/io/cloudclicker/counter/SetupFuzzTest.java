package io.cloudclicker.counter;

import static io.cloudclicker.fuzz.Parsing.CASES;
import static io.cloudclicker.fuzz.Parsing.TRIES;
import static io.cloudclicker.fuzz.Parsing.refusesAtMost;

import io.cloudclicker.json.JsonObject;
import io.cloudclicker.json.JsonReader;
import io.cloudclicker.testing.Fuzz;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SetupFuzzTest {

  private static final String[] ORIGINS = {
    "https://example.org", "http://localhost:8080", "https://[::1]:443", "null", "file://"
  };

  private static final String[] BODIES = {
    "{\"name\":\"a.b_c-1\",\"press\":\"tokens\",\"origins\":[\"%s\"],\"start\":9}",
    "{\"press\":\"anyone\",\"origins\":[\"%s\",\"https://example.org\"]}"
  };

  @Property(tries = TRIES)
  void readsASetupOrRefusesIt(@ForAll long seed) {
    var fuzz = new Fuzz(seed);
    for (int count = 0; count < CASES; count++) {
      var origin = fuzz.text(ORIGINS).replace("\\", "").replace("\"", "");
      var body = fuzz.text(fuzz.anyOf(BODIES).replace("%s", origin));
      refusesAtMost(body, () -> JsonSetup.make(object(body)));
      refusesAtMost(body, () -> JsonSetup.change(object(body)));
    }
  }

  private static JsonObject object(String body) {
    return JsonObject.of(JsonReader.read(body.getBytes(StandardCharsets.UTF_8)), JsonSetup.NEW);
  }
}
