package io.cloudclicker.baseline;

import io.cloudclicker.wire.Click;
import io.cloudclicker.wire.ClickCodec;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// `send().get()`: the record of a click, a producer as it comes but for `acks=all`, 202 with the
/// offset. No checks, no limits, no keys, no receipt.
@RestController
final class KafkaSendController {

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  KafkaSendController(
      @Value("${spring.kafka.bootstrap-servers}") String servers,
      @Value("${clicker.topic.name}") String topic) {
    this.topic = topic;
    producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @PostMapping("/send")
  ResponseEntity<Map<String, Object>> send(@RequestBody Map<String, Long> body)
      throws ExecutionException, InterruptedException {
    var value = body.get("count");
    if (value == null) {
      return ResponseEntity.badRequest().build();
    }
    var click =
        new Click(
            CounterId.of(CounterName.GLOBAL), 0, null, value, System.currentTimeMillis(), null);
    var stored =
        producer.send(new ProducerRecord<>(topic, ClickCodec.encode(List.of(click)))).get();
    return ResponseEntity.accepted()
        .body(Map.of("partition", stored.partition(), "offset", stored.offset()));
  }

  @PreDestroy
  void close() {
    producer.close();
  }
}
