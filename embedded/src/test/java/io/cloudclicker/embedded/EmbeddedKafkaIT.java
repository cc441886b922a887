package io.cloudclicker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  private static final TopicPartition PARTITION = new TopicPartition("clicks", 0);

  @TempDir static Path temporary;
  private final Path folder = temporary.resolve("data " + System.nanoTime());
  private final DataDirectory data = DataDirectory.open(folder);

  @AfterEach
  void letTheFolderGo() {
    data.close();
  }

  @Test
  void keepsItsData_overARestart() throws Exception {
    int port;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
      port = kafka.port();
      append(kafka.bootstrapServers(), "a click");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, port)) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(read(kafka.bootstrapServers())).isEqualTo("a click");
    }
  }

  @Test
  void keepsItsData_afterItsJvmWasKilled() throws Exception {
    data.close();
    String port = OtherJvm.runAndKill(Clicks.class, folder);
    try (DataDirectory again = DataDirectory.open(folder);
        EmbeddedKafka kafka = EmbeddedKafka.start(again, Integer.parseInt(port))) {
      assertThat(read(kafka.bootstrapServers())).isEqualTo("a click");
    }
  }

  @Test
  void createsNoTopicByItself() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("clicks")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
        DataDirectory other = DataDirectory.open(temporary.resolve("other"))) {
      assertThatThrownBy(() -> EmbeddedKafka.start(other, kafka.port()))
          .isInstanceOf(PortTaken.class)
          .hasMessageStartingWith("Kafka can't have the port " + kafka.port());
    }
  }

  @Test
  void closesTwice() {
    EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
    kafka.close();
    kafka.close();
  }

  private static void append(String servers, String value) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic("clicks", 1, (short) 1))).all().get();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("clicks", value)).get();
    }
  }

  private static String read(String servers) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      for (ConsumerRecord<String, String> it : consumer.poll(Duration.ofSeconds(30))) {
        return it.value();
      }
      return "nothing";
    }
  }

  static class Clicks {
    public static void main(String[] arguments) throws Exception {
      EmbeddedKafka kafka = EmbeddedKafka.start(DataDirectory.open(Path.of(arguments[0])), 0);
      append(kafka.bootstrapServers(), "a click");
      OtherJvm.sayAndStay(kafka.port());
    }
  }
}
