package io.cloudclicker.fate;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.ClickKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every fate of a key, asked over HTTP, decided from a real log and database. What a consumer
/// would write is written by hand.
class FateIT {

  private static final Map<String, Object> KAFKA =
      Map.of("bootstrap.servers", Stack.shared().kafkaBootstrapServers());

  private final RunningProducer producer = RunningProducer.ready(1);
  private final Random random = new Random();

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void aClickIsStored_thenCounted_onceTheDatabaseHasPassedIt() throws Exception {
    var key = key(Duration.ZERO);
    press(key);
    assertFate(fate(key), key, "stored", false);
    execute("INSERT INTO partition_progress VALUES (1, 0, 1, 0, 0, 0, 0)");
    assertFate(fate(key), key, "counted", true);
  }

  @Test
  void aKeyIsAbsent_untilItsSendThatTimedOutIsAppendedAfterAll() throws Exception {
    var key = key(Duration.ofMinutes(2));
    var absent = fate(key);
    assertFate(absent, key, "absent", false);
    assertThat(Instant.parse(JsonPath.read(absent.body(), "$.final_at")).toEpochMilli())
        .isEqualTo(key.timeMillis() + Duration.ofMinutes(14).toMillis());
    append(key);
    assertFate(fate(key), key, "stored", false);
  }

  @Test
  void anAbsenceIsFinal_14MinutesAfterTheKeyWasMade_alsoInAQuietPartition() throws Exception {
    var key = key(Duration.ofMinutes(15));
    assertFate(fate(key), key, "absent", true);
    append(key);
    assertFate(fate(key), key, "absent", true);
  }

  @Test
  void aRejectedClick_isNotFinal() throws Exception {
    var key = key(Duration.ZERO);
    press(key);
    execute("INSERT INTO partition_progress VALUES (1, 0, 1, 0, 0, 0, 0)");
    execute(
        "INSERT INTO rejected_record (log_id, part, record_offset, record_index, reason, decoder, appended_at)"
            + " VALUES (1, 0, 0, 0, 'no such thing', 1, 0)");
    assertFate(fate(key), key, "rejected", false);
    execute("UPDATE rejected_record SET counted_by = 1");
    assertFate(fate(key), key, "counted", true);
  }

  @Test
  void aKeyOlderThanTheLog_isUnknowable() throws Exception {
    press(key(Duration.ZERO));
    press(key(Duration.ZERO));
    try (var admin = Admin.create(KAFKA)) {
      var partition = new TopicPartition(producer.topic(), 0);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1))).all().get();
    }
    var key = key(Duration.ofMinutes(20));
    assertFate(fate(key), key, "unknowable", true);
  }

  @Test
  void manyAreToldTogether_inTheOrderOfTheQuestion() {
    var pressed = key(Duration.ZERO);
    press(pressed);
    var other = key(Duration.ZERO);
    fate(pressed);
    var answer =
        producer.post(
            "/count/clicks/lookup", "{\"ids\":[\"%s\",\"%s\"]}".formatted(other, pressed));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JsonPath.<List<String>>read(answer.body(), "$..id"))
        .containsExactly(other.toString(), pressed.toString());
    assertThat(JsonPath.<List<String>>read(answer.body(), "$..status"))
        .containsExactly("absent", "stored");
  }

  @Test
  void refusesWhatIsNoKey_andTooMany() {
    assertThat(producer.get("/count/clicks/f81d4fae-7dec-41d0-a765-00a0c91e6bf6").statusCode())
        .isEqualTo(400);
    var ids = String.join(",", Collections.nCopies(101, "\"" + key(Duration.ZERO) + "\""));
    var answer = producer.post("/count/clicks/lookup", "{\"ids\":[" + ids + "]}");
    assertThat(answer.statusCode()).isIn(400, 413);
    var one = producer.post("/count/clicks/lookup", "{\"ids\":[],\"id\":1}");
    assertThat(one.statusCode()).isEqualTo(400);
    assertThat(one.body()).contains("id");
  }

  private ClickKey key(Duration age) {
    return ClickKey.at(System.currentTimeMillis() - age.toMillis(), random);
  }

  private void press(ClickKey key) {
    var answer = producer.post("/count", "{\"count\":1}", "Idempotency-Key", key.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /// As a broker appends what a client gave up long ago.
  private void append(ClickKey key) throws Exception {
    var click = new Click(CounterId.of(CounterName.GLOBAL), 0, key, 1, key.timeMillis(), null);
    var bytes = new ByteArraySerializer();
    try (var raw = new KafkaProducer<>(KAFKA, bytes, bytes)) {
      raw.send(new ProducerRecord<>(producer.topic(), ClickCodec.encode(List.of(click)))).get();
    }
  }

  /// Asks as a client does: a 503 says that the log could not be read to its end in time, and that
  /// it is read on when asked again.
  private HttpResponse<String> fate(ClickKey key) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> producer.get("/count/clicks/" + key), answer -> answer.statusCode() != 503);
  }

  private static void assertFate(
      HttpResponse<String> answer, ClickKey key, String status, boolean isFinal) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JsonPath.<String>read(answer.body(), "$.id")).isEqualTo(key.toString());
    assertThat(JsonPath.<String>read(answer.body(), "$.status")).isEqualTo(status);
    assertThat(JsonPath.<Boolean>read(answer.body(), "$.final")).isEqualTo(isFinal);
    assertThat(JsonPath.<String>read(answer.body(), "$.server_time")).isNotBlank();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
