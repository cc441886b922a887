package io.cloudclicker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudclicker.caller.Caller;
import io.cloudclicker.counter.CounterDirectory.Lookup;
import io.cloudclicker.json.JsonReader;
import io.cloudclicker.problem.ProblemRaised;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  private static final long NOW = Instant.parse("2027-01-15T08:00:00Z").toEpochMilli();
  private static final String KEY = ClickKey.at(NOW, new Random(1)).toString();

  private final List<Click> published = new ArrayList<>();

  @Test
  void takesEachClick_withItsKeyCounterAndTime() {
    press(
        "{\"id\":\"%s\",\"count\":5,\"counter\":\"global\",\"at\":\"2027-01-15T09:00:00+02:00\"}"
            .formatted(KEY));
    var global = CounterId.of(CounterName.GLOBAL);
    var key = ClickKey.parse(KEY).orElseThrow();
    assertThat(published).containsExactly(new Click(global, 0, key, 5, NOW - 3_600_000, null));
  }

  @Test
  void onlyTheCountIsNeeded() {
    press("{\"count\":5}");
    var global = CounterId.of(CounterName.GLOBAL);
    assertThat(published).containsExactly(new Click(global, 0, null, 5, NOW, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                           | count",
        "{\"count\":1.5}                              | count",
        "{\"count\":1,\"epoch\":1}                    | epoch",
        "{\"count\":1,\"id\":7}                       | id",
        "{\"count\":1,\"id\":\"7\"}                   | id",
        "{\"count\":1,\"id\":\"4f6d9d9e-3c1c-4c43-9d5e-0a3b1a2c3d4e\"} | id",
        "{\"count\":1,\"counter\":\"No Name\"}        | counter",
        "{\"count\":1,\"counter\":null}               | counter",
        "{\"count\":1,\"at\":1800000000}              | at",
        "{\"count\":1,\"at\":\"yesterday\"}           | at",
        "{\"count\":1,\"at\":\"2027-01-15T08:00:00\"} | at",
        "{\"count\":1,\"at\":\"2027-01-08T07:59:59Z\"} | at",
        "{\"count\":1,\"at\":\"2027-01-15T08:01:01Z\"} | at",
        "{\"count\":1,\"at\":\"+999999999-12-31T23:59:59Z\"} | at",
      })
  void refusesOneClickAlone_andNamesItsMember(String click, String member) {
    var answers = press(click, "{\"count\":1}");
    assertThat(answers).hasSize(2);
    var problem = ((Pressed.Refused) answers.getFirst()).problem();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.members()).containsEntry("member", member);
    assertThat(answers.getLast()).isInstanceOf(Pressed.Queued.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-01-08T08:00:00Z", "2027-01-15T08:01:00Z"})
  void takesATime_ofTheLastSevenDaysToAMinuteAhead(String at) {
    press("{\"count\":1,\"at\":\"" + at + "\"}");
    assertThat(published).hasSize(1);
  }

  @Test
  void repeatsTheKeyOfARefusedClick() {
    var answers = press("{\"count\":1.5,\"id\":\"" + KEY + "\"}", "7");
    assertThat(answers)
        .extracting(answer -> ((Pressed.Refused) answer).id())
        .containsExactly(KEY, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"clicks\":{}}",
        "{\"clicks\":[]}",
        "{\"clicks\":null}",
        "{\"clicks\":[{\"count\":1}],\"more\":1}",
        "[]"
      })
  void takesNothing_ofADocumentThatIsNoListOfClicks(String json) {
    var raised =
        catchThrowableOfType(
            ProblemRaised.class,
            () -> Batch.of(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)), NOW));
    assertThat(raised.problem().status()).isEqualTo(400);
  }

  @Test
  void takesAThousandClicks_andNotOneMore() {
    var thousand = Collections.nCopies(1_000, "{\"count\":1}").toArray(String[]::new);
    assertThat(press(thousand)).hasSize(1_000);
    var more = Collections.nCopies(1_001, "{\"count\":1}").toArray(String[]::new);
    assertThat(catchThrowableOfType(ProblemRaised.class, () -> press(more)).problem().members())
        .containsEntry("member", "clicks");
  }

  private List<Pressed> press(String... clicks) {
    var json = "{\"clicks\":[" + String.join(",", clicks) + "]}";
    return Batch.of(JsonReader.read(json.getBytes(StandardCharsets.UTF_8)), NOW)
        .press(desk(), new Presser(null, null, "192.0.2.1", new Caller.Anonymous()));
  }

  private ClickDesk desk() {
    ClickLog log =
        clicks -> {
          published.addAll(clicks);
          return clicks.stream()
              .<PublishResult>map(_ -> new PublishResult.Stored(new Receipt(1, 0, 0, 0)))
              .toList();
        };
    return new ClickDesk(
        _ -> new Lookup.Unknown(),
        new PressRules(),
        (_, _, _, _) -> Optional.empty(),
        _ -> 0,
        Optional::empty,
        new EdgeClock(),
        log,
        new IngestProperties(
            1, Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(2)),
        Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
  }
}
