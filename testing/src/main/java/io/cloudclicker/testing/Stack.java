package io.cloudclicker.testing;

import java.util.Map;

/// Real Kafka, a real database and real Redis for tests, in containers or embedded, with the faults
/// that tests need.
///
/// Addresses and data stay the same through every fault. All methods may be called from any thread,
/// but a fault hits everybody who shares the stack: whoever breaks a part mends it in the same
/// test. `CLICKER_STACK` says `containers` or `embedded`; without it, containers are taken where a
/// Docker engine answers.
public interface Stack extends AutoCloseable {
  /// The stack of this JVM, started on first use and closed when the JVM ends.
  static Stack shared() {
    return SharedStack.get();
  }

  /// A stack of its own, for a test that must not share; the caller closes it.
  static Stack start() {
    return StackChoice.current().start(false);
  }

  /// The same for figures: nothing in it is tuned to start fast.
  static Stack startToMeasure() {
    return StackChoice.current().start(true);
  }

  String kafkaBootstrapServers();

  /// A new, empty database with a name of its own.
  Database newDatabase();

  String redisHost();

  int redisPort();

  /// Forgets everything in Redis.
  void flushRedis();

  /// Creates a topic as production has it (append time, deletion after 7 days), but on one replica;
  /// returns when it can be used.
  void createTopic(String name, int partitions);

  /// Creates a topic with a name of its own and returns the name.
  String newTopic(int partitions);

  void deleteTopic(String name);

  /// The environment variables by which a service's process finds this stack, the database and the
  /// topic.
  default Map<String, String> environment(Database database, String topic) {
    return Map.of(
        "SPRING_KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers(),
        "SPRING_DATASOURCE_URL", database.url(),
        "SPRING_DATASOURCE_USERNAME", database.username(),
        "SPRING_DATASOURCE_PASSWORD", database.password(),
        "SPRING_DATA_REDIS_HOST", redisHost(),
        "SPRING_DATA_REDIS_PORT", Integer.toString(redisPort()),
        "CLICKER_TOPIC_NAME", topic);
  }

  /// Ends the broker in good order.
  void stopBroker();

  /// Ends the broker as a power failure does.
  void killBroker();

  /// Starts the stopped or killed broker; returns when it serves clients.
  void startBroker();

  /// Ends the broker in good order and starts it again.
  default void restartBroker() {
    stopBroker();
    startBroker();
  }

  /// Suspends the broker: connections stay and nothing answers.
  void pauseBroker();

  void resumeBroker();

  /// Suspends Redis: connections stay and nothing answers.
  void pauseRedis();

  void resumeRedis();

  /// Ends Redis as a power failure does.
  void killRedis();

  /// Starts the killed Redis; returns when it serves clients.
  void startRedis();

  /// Keeps a copy of all data of the database, which must be stopped or killed; a later one
  /// replaces it.
  void snapshotDatabase();

  /// Puts the copy in the place of all data of the database, which must be stopped or killed.
  void restoreDatabase();

  /// Ends the database in good order.
  void stopDatabase();

  /// Ends the database as a power failure does.
  void killDatabase();

  /// Starts the stopped or killed database; returns when it serves clients.
  void startDatabase();

  /// Suspends the database: connections stay and nothing answers.
  void pauseDatabase();

  void resumeDatabase();

  /// What really runs, in one line.
  String description();

  @Override
  void close();
}
