package io.cloudclicker.prove;

import io.cloudclicker.testing.BrokerCluster;
import io.cloudclicker.testing.Database;
import io.cloudclicker.testing.FaultProxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a row's pipeline consists of; unless said otherwise one producer, two consumers and three
/// partitions.
final class Plan {

  private static final Pattern HOST_AND_PORT = Pattern.compile("//([^:/]+):(\\d+)/");

  final Trial trial;
  final Database database;
  @Nullable BrokerCluster cluster;
  final Map<String, String> ofProducers = new HashMap<>();
  final Map<String, String> ofConsumers = new HashMap<>();
  int partitions = 3;
  int producers = 1;
  int consumers = 2;
  @Nullable Fault ofFirstConsumer;
  Path logs;

  Plan(Trial trial) {
    this.trial = trial;
    this.database = trial.stack().newDatabase();
    this.logs = trial.folder();
    ofConsumers.put("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000");
    ofConsumers.put("CLICKER_COUNTING_LONGESTPAUSE", "2s");
  }

  Plan producers(int count) {
    producers = count;
    return this;
  }

  Plan consumers(int count) {
    consumers = count;
    return this;
  }

  /// The first consumer is started with a fault in it.
  Plan firstConsumer(Fault fault) {
    ofFirstConsumer = fault;
    return this;
  }

  /// The processes write there, their temporary files too.
  Plan writesTo(Path folder) {
    logs = folder;
    return with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.toAbsolutePath());
  }

  /// An environment variable of the consumers, in the place of what the stack says.
  Plan consumersWith(String variable, String value) {
    ofConsumers.put(variable, value);
    return this;
  }

  Plan producersWith(String variable, String value) {
    ofProducers.put(variable, value);
    return this;
  }

  /// Of both services.
  Plan with(String variable, String value) {
    return producersWith(variable, value).consumersWith(variable, value);
  }

  /// From now on the consumers meet the database through it; the caller closes it.
  FaultProxy proxyBetweenConsumersAndDatabase() {
    var proxy = proxyBeforeTheDatabase();
    consumersWith("SPRING_DATASOURCE_URL", through(proxy));
    return proxy;
  }

  /// From now on the producers meet the database through it; the caller closes it.
  FaultProxy proxyBetweenProducersAndDatabase() {
    var proxy = proxyBeforeTheDatabase();
    producersWith("SPRING_DATASOURCE_URL", through(proxy));
    return proxy;
  }

  private FaultProxy proxyBeforeTheDatabase() {
    var address = HOST_AND_PORT.matcher(database.url());
    if (!address.find()) {
      throw new IllegalStateException("no host and port in " + database.url());
    }
    return new FaultProxy(address.group(1), Integer.parseInt(address.group(2)));
  }

  private String through(FaultProxy proxy) {
    return HOST_AND_PORT.matcher(database.url()).replaceFirst("//127.0.0.1:" + proxy.port() + "/");
  }

  /// On three brokers of the row's own, in the place of the stack's one.
  Plan on(BrokerCluster brokers) {
    cluster = brokers;
    return with("SPRING_KAFKA_BOOTSTRAP_SERVERS", brokers.bootstrapServers());
  }

  /// From now on both services meet Redis through it; the caller closes it.
  FaultProxy proxyBeforeRedis() {
    var proxy = new FaultProxy(trial.stack().redisHost(), trial.stack().redisPort());
    with("SPRING_DATA_REDIS_HOST", "127.0.0.1");
    with("SPRING_DATA_REDIS_PORT", Integer.toString(proxy.port()));
    return proxy;
  }

  /// Returns when every process is ready.
  Pipeline start() throws Exception {
    return Pipeline.start(this);
  }
}
