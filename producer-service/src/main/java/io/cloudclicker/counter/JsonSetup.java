package io.cloudclicker.counter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.json.JsonObject;
import io.cloudclicker.problem.BadInput;
import io.cloudclicker.problem.GivenName;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What owners send and get, as the contract words it.
final class JsonSetup {

  static final Set<String> NEW = Set.of("name", "press", "origins", "start");
  static final Set<String> CHANGE = Set.of("press", "origins");

  private JsonSetup() {}

  /// A wish for a counter.
  @Schema(name = "NewCounter")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record New(
      @Schema(
              pattern = "[a-z0-9._-]{1,64}",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "applause")
          String name,
      @Schema(
              description = "Who may press",
              allowableValues = {"anyone", "users", "tokens"},
              defaultValue = "anyone")
          @Nullable String press,
      @ArraySchema(
              arraySchema =
                  @Schema(description = "Pages of other origins that may press; none: any"),
              schema = @Schema(example = "https://example.org"),
              maxItems = Origins.MAX)
          @Nullable List<String> origins,
      @Schema(description = "The number to begin with", minimum = "0", defaultValue = "0")
          @Nullable Long start) {}

  /// A wish for other settings; what is not given stays.
  @Schema(name = "CounterChange")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      @Schema(allowableValues = {"anyone", "users", "tokens"}) @Nullable String press,
      @ArraySchema(schema = @Schema(example = "https://example.org"), maxItems = Origins.MAX)
          @Nullable List<String> origins) {}

  /// A counter that was made.
  @Schema(name = "MadeCounter")
  record Made(String name, String press, List<String> origins, long start, long epoch) {

    static Made of(Setup.New setup, long epoch) {
      return new Made(
          setup.name().value(),
          setup.press().toString(),
          setup.origins().stream().sorted().toList(),
          setup.start(),
          epoch);
    }
  }

  /// A counter that was changed.
  @Schema(name = "ChangedCounter")
  record Changed(String name, String press, List<String> origins) {

    static Changed of(Counter counter) {
      return new Changed(
          counter.name().value(),
          counter.press().toString(),
          counter.origins().stream().sorted().toList());
    }
  }

  /// A counter that counts from 0.
  @Schema(name = "CounterReset")
  record Reset(long epoch) {}

  static Setup.New make(JsonObject body) {
    return new Setup.New(
        GivenName.read("name", body.string("name")),
        press(body).orElse(Press.ANYONE),
        origins(body).orElse(Set.of()),
        body.optionalLong("start", 0, Long.MAX_VALUE).orElse(0));
  }

  static Setup.Change change(JsonObject body) {
    return new Setup.Change(press(body).orElse(null), origins(body).orElse(null));
  }

  private static Optional<Press> press(JsonObject body) {
    return body.optionalString("press").map(JsonSetup::press);
  }

  private static Press press(String word) {
    return Press.of(word)
        .orElseThrow(() -> BadInput.member("press", "has to be anyone, users or tokens"));
  }

  private static Optional<Set<String>> origins(JsonObject body) {
    return body.optionalStrings("origins", Origins.MAX).map(JsonSetup::origins);
  }

  private static Set<String> origins(List<String> texts) {
    Set<String> origins = new TreeSet<>();
    for (int i = 0; i < texts.size(); i++) {
      var member = "origins[%d]".formatted(i);
      var origin = Origins.parse(texts.get(i));
      origins.add(origin.orElseThrow(() -> BadInput.member(member, Origins.FORM)));
    }
    return origins;
  }
}
