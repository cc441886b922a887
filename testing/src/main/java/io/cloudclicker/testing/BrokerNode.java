package io.cloudclicker.testing;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// The program of one node of a [BrokerCluster]: a broker that is a controller as well.
final class BrokerNode {

  private BrokerNode() {}

  /// Runs the node until its input ends or it is told to stop.
  ///
  /// @param arguments the node's folder, the cluster's id, the node's number, its port for clients,
  ///   the port that it tells them, its port for other nodes, and all voters as `number@host:port`
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int number = Integer.parseInt(arguments[2]);
    if (Files.notExists(folder.resolve("logs"))) {
      format(folder, arguments[1], number);
    }
    Properties properties = new Properties();
    properties.putAll(settings(folder, number, arguments));
    properties.putAll(THREE_REPLICAS);
    properties.putAll(SMALL);
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.startup();
    while (System.in.read() != -1) {
      // nobody writes; the end of the input means that the parent is gone
    }
    System.exit(0);
  }

  private static void format(Path folder, String cluster, int number) throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream())) {
      new Formatter()
          .setClusterId(cluster)
          .setNodeId(number)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(logs.toString())
          .addDirectory(logs.toString())
          .setIgnoreFormatted(false)
          .setPrintStream(silence)
          .run();
    }
  }

  private static Map<String, String> settings(Path folder, int number, String[] arguments) {
    String inside = "INSIDE://127.0.0.1:" + arguments[5];
    String voters = arguments[6];
    String ownVoter = voters.split(",", -1)[number - 1];
    String controller = ownVoter.substring(ownVoter.indexOf('@') + 1);
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(number),
        "controller.quorum.voters",
        voters,
        "controller.listener.names",
        "CONTROLLER",
        "inter.broker.listener.name",
        "INSIDE",
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,%s,CONTROLLER://%s".formatted(arguments[3], inside, controller),
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:%s,%s".formatted(arguments[4], inside),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs",
        folder.resolve("logs").toString());
  }

  private static final Map<String, String> THREE_REPLICAS =
      Map.of(
          "default.replication.factor", "3",
          "min.insync.replicas", "2",
          "offsets.topic.replication.factor", "3",
          "offsets.topic.num.partitions", "1",
          "unclean.leader.election.enable", "false");

  private static final Map<String, String> SMALL =
      Map.of(
          "auto.create.topics.enable", "false",
          "group.initial.rebalance.delay.ms", "0",
          "broker.session.timeout.ms", "5000",
          "broker.heartbeat.interval.ms", "500",
          "replica.lag.time.max.ms", "5000",
          "log.cleaner.dedupe.buffer.size", "4194304");
}
