package io.cloudclicker.testing;

import com.github.dockerjava.api.model.Volume;
import io.cloudclicker.embedded.LocalPort;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mysql.MySQLContainer;

/// The stack in containers: what production runs. Host ports are fixed, because a container that
/// starts again would get others.
final class ContainersStack implements Stack {
  private static final String ACCOUNT = "clicker";
  private static final String SNAPSHOT = "/snapshot";

  private final int kafkaPort = LocalPort.free();
  private final int databasePort = LocalPort.free();
  private final int redisPort = LocalPort.free();
  private final String host = DockerClientFactory.instance().dockerHostIpAddress();

  private final Container kafka;
  private final Container mySql;
  private final Container redis;
  private final JdbcServer databases;
  private final KafkaTopics topics;

  private ContainersStack() {
    kafka = new Container(kafka(host, kafkaPort));
    mySql = new Container(mySql(databasePort));
    redis = new Container(redis(redisPort));
    databases =
        new JdbcServer(
            "jdbc:mysql://%s:%d/".formatted(host, databasePort),
            "?sslMode=DISABLED&allowPublicKeyRetrieval=true",
            ACCOUNT,
            ACCOUNT);
    topics = new KafkaTopics(kafkaBootstrapServers());
  }

  static Stack start() {
    ContainersStack stack = new ContainersStack();
    try {
      Parallel.run(stack::launchKafka, stack::launchMySql, stack.redis::launch);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
    return stack;
  }

  private void launchKafka() {
    kafka.launch();
    topics.awaitBroker();
  }

  private void launchMySql() {
    mySql.launch();
    Database asRoot = new Database(databases.database(JdbcServer.DATABASE).url(), "root", ACCOUNT);
    JdbcServer.run(
        asRoot, "GRANT ALL ON `%s%%`.* TO '%s'@'%%'".formatted(JdbcServer.DATABASE, ACCOUNT));
  }

  private static GenericContainer<?> kafka(String host, int port) {
    KafkaContainer container = new KafkaContainer("apache/kafka:3.9.2");
    container.setPortBindings(List.of(port + ":9092"));
    return container
        .withEnv("KAFKA_ADVERTISED_LISTENERS", listeners(host, port))
        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .withEnv("KAFKA_MIN_INSYNC_REPLICAS", "1")
        .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1")
        .withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "3000") // a start after a kill waits for it
        .withEnv("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500")
        .withCommand("/etc/kafka/docker/run"); // the broker itself, so that a stop reaches it
  }

  private static String listeners(String host, int port) {
    return "PLAINTEXT://%s:%d,BROKER://localhost:9093".formatted(host, port);
  }

  private static GenericContainer<?> mySql(int port) {
    MySQLContainer container = new MySQLContainer("mysql:8.4");
    container.setPortBindings(List.of(port + ":3306"));
    return container
        .withDatabaseName(JdbcServer.DATABASE)
        .withUsername(ACCOUNT)
        .withPassword(ACCOUNT)
        .withCreateContainerCmdModifier(it -> it.withVolumes(new Volume(SNAPSHOT)))
        .withUrlParam("allowPublicKeyRetrieval", "true")
        .withUrlParam("sslMode", "DISABLED");
  }

  private static GenericContainer<?> redis(int port) {
    GenericContainer<?> container = new GenericContainer<>("redis:8");
    container.setPortBindings(List.of(port + ":6379"));
    return container.withExposedPorts(6379).waitingFor(Wait.forListeningPort());
  }

  @Override
  public String kafkaBootstrapServers() {
    return host + ":" + kafkaPort;
  }

  @Override
  public Database newDatabase() {
    return databases.createDatabase();
  }

  @Override
  public String redisHost() {
    return host;
  }

  @Override
  public int redisPort() {
    return redisPort;
  }

  @Override
  public void flushRedis() {
    new RedisServer(host, redisPort).flush();
  }

  @Override
  public void createTopic(String name, int partitions) {
    topics.create(name, partitions);
  }

  @Override
  public String newTopic(int partitions) {
    return topics.createNew(partitions);
  }

  @Override
  public void deleteTopic(String name) {
    topics.delete(name);
  }

  @Override
  public void stopBroker() {
    kafka.stop();
  }

  @Override
  public void killBroker() {
    kafka.kill();
  }

  @Override
  public void startBroker() {
    kafka.start();
    topics.awaitBroker();
  }

  @Override
  public void pauseBroker() {
    kafka.pause();
  }

  @Override
  public void resumeBroker() {
    kafka.resume();
  }

  @Override
  public void pauseRedis() {
    redis.pause();
  }

  @Override
  public void resumeRedis() {
    redis.resume();
  }

  @Override
  public void killRedis() {
    redis.kill();
  }

  @Override
  public void startRedis() {
    redis.start();
    new RedisServer(host, redisPort).awaitReady();
  }

  @Override
  public void snapshotDatabase() {
    mySql.runBeside("sh", "-c", replaced("/var/lib/mysql", SNAPSHOT));
  }

  @Override
  public void restoreDatabase() {
    mySql.runBeside("sh", "-c", replaced(SNAPSHOT, "/var/lib/mysql"));
  }

  private static String replaced(String from, String to) {
    return "find %2$s -mindepth 1 -delete && cp -a %1$s/. %2$s/".formatted(from, to);
  }

  @Override
  public void stopDatabase() {
    mySql.stop();
  }

  @Override
  public void killDatabase() {
    mySql.kill();
  }

  @Override
  public void startDatabase() {
    mySql.start();
    databases.awaitReady();
  }

  @Override
  public void pauseDatabase() {
    mySql.pause();
  }

  @Override
  public void resumeDatabase() {
    mySql.resume();
  }

  @Override
  public String description() {
    return "Stack in containers: Kafka (apache/kafka:3.9.2), %s, %s."
        .formatted(databases.version(), new RedisServer(host, redisPort).version());
  }

  @Override
  public void close() {
    topics.close();
    Parallel.run(kafka::remove, mySql::remove, redis::remove);
  }
}
