package io.cloudclicker.testing;

import io.cloudclicker.embedded.DataDirectory;
import io.cloudclicker.embedded.EmbeddedDatabase;
import io.cloudclicker.embedded.EmbeddedRedis;
import io.cloudclicker.embedded.LocalPort;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The stack without containers: MariaDB and Redis as child processes, the broker in a JVM of its
/// own, data in a folder that is removed at the end.
final class EmbeddedStack implements Stack {
  private final StackFolder folder = StackFolder.create();
  private final DataDirectory data = folder.data();
  private final int kafkaPort = LocalPort.free();
  private final int databasePort = LocalPort.free();
  private final int redisPort = LocalPort.free();
  private final KafkaTopics topics = new KafkaTopics(kafkaBootstrapServers());

  private volatile @Nullable BrokerProcess broker;
  private volatile @Nullable EmbeddedDatabase database;
  private volatile @Nullable EmbeddedRedis redis;

  private final boolean measured;

  private EmbeddedStack(boolean measured) {
    this.measured = measured;
  }

  /// @param measured whether the broker's speed matters more than that of its start
  static Stack start(boolean measured) {
    EmbeddedStack stack = new EmbeddedStack(measured);
    try {
      Parallel.run(stack::startBroker, stack::startDatabase, stack::startRedis);
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
    return stack;
  }

  @Override
  public String kafkaBootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  @Override
  public Database newDatabase() {
    return databases().createDatabase();
  }

  @Override
  public String redisHost() {
    return "127.0.0.1";
  }

  @Override
  public int redisPort() {
    return redisPort;
  }

  @Override
  public void flushRedis() {
    new RedisServer(redisHost(), redisPort).flush();
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
    running(broker).stop();
  }

  @Override
  public void killBroker() {
    running(broker).kill();
  }

  @Override
  public void startBroker() {
    broker = BrokerProcess.start(data.path().resolve("broker"), kafkaPort, measured);
    topics.awaitBroker();
  }

  @Override
  public void pauseBroker() {
    ProcessSignal.STOP.send(running(broker).handle());
  }

  @Override
  public void resumeBroker() {
    ProcessSignal.CONT.send(running(broker).handle());
  }

  @Override
  public void killRedis() {
    running(redis).process().destroyForcibly();
    running(redis).close();
  }

  @Override
  public void startRedis() {
    redis = EmbeddedRedis.start(data, StackFolder.PROGRAMS, redisPort);
  }

  @Override
  public void pauseRedis() {
    ProcessSignal.STOP.send(running(redis).process());
  }

  @Override
  public void resumeRedis() {
    ProcessSignal.CONT.send(running(redis).process());
  }

  @Override
  public void snapshotDatabase() {
    folder.copy(tables(), snapshot());
  }

  @Override
  public void restoreDatabase() {
    folder.copy(snapshot(), tables());
  }

  private Path tables() {
    return data.path().resolve("database").resolve("tables");
  }

  private Path snapshot() {
    return data.path().resolve("database-snapshot");
  }

  @Override
  public void stopDatabase() {
    running(database).close();
  }

  @Override
  public void killDatabase() {
    running(database).process().destroyForcibly();
    running(database).close();
  }

  @Override
  public void startDatabase() {
    database =
        EmbeddedDatabase.start(data, StackFolder.PROGRAMS, databasePort, JdbcServer.DATABASE);
  }

  @Override
  public void pauseDatabase() {
    ProcessSignal.STOP.send(running(database).process());
  }

  @Override
  public void resumeDatabase() {
    ProcessSignal.CONT.send(running(database).process());
  }

  @Override
  public String description() {
    return "Stack embedded: Kafka %s, %s, %s."
        .formatted(
            KafkaTopics.version(),
            databases().version(),
            new RedisServer(redisHost(), redisPort).version());
  }

  /// Data is thrown away, so nothing needs to end in good order.
  @Override
  public void close() {
    topics.close();
    if (broker != null) {
      broker.kill();
    }
    if (database != null) {
      database.process().destroyForcibly();
      database.close();
    }
    if (redis != null) {
      redis.process().destroyForcibly();
      redis.close();
    }
    folder.remove();
  }

  private JdbcServer databases() {
    EmbeddedDatabase running = running(database);
    String url = running.url();
    return new JdbcServer(
        url.substring(0, url.lastIndexOf('/') + 1), "", running.username(), running.password());
  }

  private static <T> T running(@Nullable T part) {
    return Objects.requireNonNull(part, "The stack's part was never started.");
  }
}
