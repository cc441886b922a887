package io.cloudclicker.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.cloudclicker.producer.RunningProducer;
import io.cloudclicker.testing.Stack;
import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import io.cloudclicker.wire.LogRecord;
import io.cloudclicker.wire.Receipt;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The rejected records over HTTP, on a real log and database. What an older consumer would have
/// rejected is written by hand.
class RejectedIT {

  private static final Map<String, Object> KAFKA =
      Map.of("bootstrap.servers", Stack.shared().kafkaBootstrapServers());
  private static final Click CLICK =
      new Click(CounterId.of(CounterName.GLOBAL), 0, null, 5, 1_790_000_000_000L, null);
  private static final byte[] CLICKS = ClickCodec.encode(List.of(CLICK));
  private static final byte[] NOISE = {1, 2, 3};

  private final RunningProducer producer = RunningProducer.ready(1);

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void listsWhatWaits_withItsBytes() throws Exception {
    append(NOISE);
    append(CLICKS);
    reject(0, true);
    reject(1, false);
    execute("UPDATE rejected_record SET counted_by = 7 WHERE record_offset = 1");
    var waiting = get("/api/ops/rejected").body();
    assertThat(JsonPath.<List<String>>read(waiting, "$.rejected[*].receipt"))
        .containsExactly(new Receipt(1, 0, 0, 0).toString());
    assertThat(JsonPath.<String>read(waiting, "$.rejected[0].record"))
        .isEqualTo(Base64.getEncoder().encodeToString(NOISE));
    assertThat(JsonPath.<String>read(waiting, "$.rejected[0].reason")).isEqualTo("noise");
    assertThat(JsonPath.<Boolean>read(waiting, "$.rejected[0].whole")).isTrue();
    var all = get("/api/ops/rejected?status=all").body();
    assertThat(JsonPath.<List<String>>read(all, "$.rejected[*].status"))
        .containsExactly("waiting", "counted");
  }

  @Test
  void listsPageByPage() throws Exception {
    for (int offset = 0; offset < 51; offset++) {
      reject(offset, true);
    }
    var first = get("/api/ops/rejected").body();
    assertThat(JsonPath.<List<?>>read(first, "$.rejected")).hasSize(50);
    var second = get("/api/ops/rejected?cursor=" + JsonPath.read(first, "$.next")).body();
    assertThat(JsonPath.<List<String>>read(second, "$.rejected[*].receipt"))
        .containsExactly(new Receipt(1, 0, 50, 0).toString());
    assertThat(JsonPath.<Object>read(second, "$.next")).isNull();
    assertThat(JsonPath.<Object>read(second, "$.rejected[0].record")).as("not in the log").isNull();
  }

  @Test
  void aSecondTryIsAControlOfTheSamePartition() throws Exception {
    append(CLICKS);
    reject(0, false);
    var answer = retry(new Receipt(1, 0, 0, 0));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(JsonPath.<String>read(answer.body(), "$.receipt"))
        .isEqualTo(new Receipt(1, 0, 1, 0).toString());
    assertThat(ClickCodec.decode(recordAt(1)))
        .isEqualTo(new LogRecord.SecondTry(0, 0, List.of(CLICK)));
  }

  @Test
  void refusesASecondTry_thatCannotCount() throws Exception {
    append(NOISE);
    append(CLICKS);
    append(CLICKS);
    reject(0, true);
    reject(1, false);
    reject(2, false);
    execute("UPDATE rejected_record SET counted_by = 7 WHERE record_offset = 1");
    assertRefused(retry(new Receipt(1, 0, 0, 0)), 422, "not a Clicks message");
    assertRefused(retry(new Receipt(1, 0, 1, 0)), 409, "already");
    assertRefused(retry(new Receipt(1, 0, 9, 0)), 404, "nothing was rejected");
    assertRefused(send("POST", "/api/ops/rejected/x/retry", true), 404, "nothing was rejected");
    deleteRecordsBefore(3);
    assertRefused(retry(new Receipt(1, 0, 2, 0)), 410, "no more");
  }

  @Test
  void isForOwners() {
    assertThat(send("GET", "/api/ops/rejected", false).statusCode()).isEqualTo(401);
    assertThat(send("POST", "/api/ops/rejected/r/retry", false).statusCode()).isEqualTo(401);
  }

  @Test
  void namesTheParameter_thatIsWrong() {
    assertRefused(get("/api/ops/rejected?status=open"), 400, "status has to be waiting or all");
    assertRefused(get("/api/ops/rejected?cursor=x"), 400, "cursor has to be the next of a page");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(detail);
  }

  private HttpResponse<String> get(String path) {
    return send("GET", path, true);
  }

  private HttpResponse<String> retry(Receipt place) {
    return send("POST", "/api/ops/rejected/" + place + "/retry", true);
  }

  private HttpResponse<String> send(String method, String path, boolean signed) {
    var request = producer.request(path).method(method, HttpRequest.BodyPublishers.noBody());
    return producer.send(
        (signed ? request.header("Authorization", "Bearer " + RunningProducer.TOKEN) : request)
            .build());
  }

  private void append(byte[] value) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var raw = new KafkaProducer<>(KAFKA, bytes, bytes)) {
      raw.send(new ProducerRecord<>(producer.topic(), value)).get();
    }
  }

  private byte[] recordAt(long offset) {
    var bytes = new ByteArrayDeserializer();
    var partition = new TopicPartition(producer.topic(), 0);
    try (var raw = new KafkaConsumer<>(KAFKA, bytes, bytes)) {
      raw.assign(List.of(partition));
      raw.seek(partition, offset);
      return raw.poll(Duration.ofSeconds(20)).iterator().next().value();
    }
  }

  private void deleteRecordsBefore(long offset) throws Exception {
    try (var admin = Admin.create(KAFKA)) {
      var partition = new TopicPartition(producer.topic(), 0);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset))).all().get();
    }
  }

  private void reject(long offset, boolean whole) throws SQLException {
    execute(
        """
        INSERT INTO rejected_record
          (log_id, part, record_offset, record_index, whole, reason, decoder, appended_at)
        VALUES (1, 0, %d, 0, %s, 'noise', 1, 1790000000000)"""
            .formatted(offset, whole));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = producer.database().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
