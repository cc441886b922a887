package io.cloudclicker.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// One Kafka broker, its own controller, inside this JVM on the loopback address; topics and groups
/// are kept.
///
/// `close` may be called from any thread, more than once.
public final class EmbeddedKafka implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /// Starts the broker and returns when it serves clients.
  ///
  /// @param port the port, or 0 for a free one
  public static EmbeddedKafka start(DataDirectory data, int port) {
    return PlatformThread.call("Kafka", () -> startHere(data.path().resolve("kafka"), port));
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static EmbeddedKafka startHere(Path folder, int wantedPort) {
    int port = LocalPort.choose("Kafka", wantedPort);
    WholeFolder.createOnce(folder, EmbeddedKafka::format);
    KafkaConfig config = KafkaConfig.fromProps(properties(folder, port));
    EmbeddedKafka kafka = new EmbeddedKafka(new KafkaRaftServer(config, Time.SYSTEM), port);
    try {
      kafka.server.startup();
    } catch (RuntimeException e) {
      kafka.close();
      throw new ServerNotStarted("Kafka", String.valueOf(e.getMessage()), e);
    }
    return kafka;
  }

  private static void format(Path empty) throws IOException {
    Path meta = Files.createDirectory(metadata(empty));
    Path logs = Files.createDirectory(logs(empty));
    try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream())) {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(meta.toString())
          .addDirectory(meta.toString())
          .addDirectory(logs.toString())
          .setIgnoreFormatted(false)
          .setPrintStream(silence)
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // declared by Formatter.run
      throw new IOException(e);
    }
  }

  private static Properties properties(Path folder, int port) {
    int controllerPort = LocalPort.free();
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@127.0.0.1:" + controllerPort,
            "controller.listener.names",
            "CONTROLLER",
            "listeners",
            "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:" + port,
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs",
            logs(folder).toString(),
            "metadata.log.dir",
            metadata(folder).toString()));
    properties.putAll(ONE_NODE);
    properties.putAll(LAPTOP);
    return properties;
  }

  private static final Map<String, String> ONE_NODE =
      Map.of(
          "default.replication.factor", "1",
          "min.insync.replicas", "1",
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.num.partitions", "1",
          "transaction.state.log.min.isr", "1");

  private static final Map<String, String> LAPTOP =
      Map.of(
          "auto.create.topics.enable", "false",
          "group.initial.rebalance.delay.ms", "0",
          "broker.session.timeout.ms",
              "5000", // how long a start after a kill waits for its old self
          "broker.heartbeat.interval.ms", "500",
          "log.cleaner.dedupe.buffer.size", "4194304");

  private static Path metadata(Path folder) {
    return folder.resolve("metadata");
  }

  private static Path logs(Path folder) {
    return folder.resolve("logs");
  }
}
