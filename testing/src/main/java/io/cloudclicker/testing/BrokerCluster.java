package io.cloudclicker.testing;

import io.cloudclicker.embedded.LocalPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/// Three brokers, each a JVM of its own that is a controller as well; topics have three replicas of
/// which two must be in sync. For one thread.
public final class BrokerCluster implements AutoCloseable {

  public static final int NODES = 3;

  private static final short REPLICAS = 3;
  private static final int MIN_IN_SYNC = 2;

  private final String id = Uuid.randomUuid().toString();
  private final List<Integer> ports = ports();
  private final List<Integer> insidePorts = ports();
  private final String voters = voters(ports());
  private final List<FaultProxy> proxies;
  private final List<BrokerProcess> nodes = new ArrayList<>();
  private final Path folder;
  private final KafkaTopics topics;

  private BrokerCluster(Path folder, boolean behindProxies) {
    this.folder = folder.toAbsolutePath();
    this.proxies =
        behindProxies
            ? ports.stream().map(port -> new FaultProxy("127.0.0.1", port)).toList()
            : List.of();
    this.topics = new KafkaTopics(bootstrapServers(), REPLICAS, MIN_IN_SYNC);
  }

  /// Returns when the brokers serve clients.
  ///
  /// @param folder for the brokers' data, which stays there
  public static BrokerCluster start(Path folder) {
    return start(new BrokerCluster(folder, false));
  }

  /// The same, and clients meet each broker through a proxy; brokers meet each other without.
  public static BrokerCluster startBehindProxies(Path folder) {
    return start(new BrokerCluster(folder, true));
  }

  private static BrokerCluster start(BrokerCluster cluster) {
    for (int node = 0; node < NODES; node++) {
      cluster.nodes.add(cluster.process(node));
    }
    try {
      cluster.topics.awaitBrokers(NODES);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  public String bootstrapServers() {
    return IntStream.range(0, NODES)
        .mapToObj(node -> "127.0.0.1:" + toldPort(node))
        .collect(Collectors.joining(","));
  }

  /// One for each broker; none where clients meet the brokers themselves.
  public List<FaultProxy> proxies() {
    return proxies;
  }

  private int toldPort(int node) {
    return proxies.isEmpty() ? ports.get(node) : proxies.get(node).port();
  }

  public String newTopic(int partitions) {
    return topics.createNew(partitions);
  }

  public void stop(int node) {
    nodes.get(node).stop();
  }

  public void kill(int node) {
    nodes.get(node).kill();
  }

  /// Starts the stopped or killed node; returns when every partition has a leader.
  public void start(int node) {
    startAll(node);
  }

  /// Starts stopped or killed nodes at once; returns when every partition has a leader.
  public void startAll(int... stopped) {
    for (int node : stopped) {
      nodes.set(node, process(node));
    }
    topics.awaitBroker();
  }

  /// Returns when every replica of every partition is in sync.
  public void awaitInSync() {
    topics.awaitInSync();
  }

  @Override
  public void close() {
    topics.close();
    nodes.forEach(BrokerProcess::kill);
    proxies.forEach(FaultProxy::close);
  }

  private BrokerProcess process(int node) {
    return BrokerProcess.start(
        folder.resolve("broker-" + (node + 1)),
        "-Xmx256m",
        BrokerNode.class,
        folder.resolve("broker-" + (node + 1)).toString(),
        id,
        Integer.toString(node + 1),
        ports.get(node).toString(),
        Integer.toString(toldPort(node)),
        insidePorts.get(node).toString(),
        voters);
  }

  private static List<Integer> ports() {
    return IntStream.range(0, NODES).mapToObj(_ -> LocalPort.free()).toList();
  }

  private static String voters(List<Integer> ports) {
    return IntStream.range(0, NODES)
        .mapToObj(node -> "%d@127.0.0.1:%d".formatted(node + 1, ports.get(node)))
        .collect(Collectors.joining(","));
  }
}
