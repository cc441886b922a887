package io.cloudclicker.standalone;

import io.cloudclicker.embedded.DataDirectory;
import io.cloudclicker.embedded.EmbeddedDatabase;
import io.cloudclicker.embedded.EmbeddedKafka;
import io.cloudclicker.embedded.EmbeddedRedis;
import io.cloudclicker.standalone.Running.Member;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Kafka, MariaDB and Redis on free ports; tells the services, in their own words, where they are.
final class Parts {
  private static final int FREE = 0;

  /// Where MariaDB and Redis are unpacked once, for all data folders.
  private static final Path PROGRAMS =
      Path.of(System.getProperty("user.home"), ".cache", "cloud-clicker", "programs");

  private final Map<String, String> properties = Collections.synchronizedMap(new LinkedHashMap<>());

  private Parts() {}

  /// Returns when all answer.
  static Parts start(DataDirectory data, Running running) throws InterruptedException {
    Parts parts = new Parts();
    Together.run(
        () -> parts.know(running.add(Member.KAFKA, EmbeddedKafka.start(data, FREE))),
        () -> parts.know(running.add(Member.DATABASE, database(data))),
        () -> parts.know(running.add(Member.REDIS, EmbeddedRedis.start(data, PROGRAMS, FREE))));
    return parts;
  }

  Map<String, String> properties() {
    return Map.copyOf(properties);
  }

  private static EmbeddedDatabase database(DataDirectory data) {
    return EmbeddedDatabase.start(data, PROGRAMS, FREE, "clicker");
  }

  private void know(EmbeddedKafka kafka) {
    properties.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
  }

  private void know(EmbeddedDatabase database) {
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.username());
    properties.put("spring.datasource.password", database.password());
  }

  private void know(EmbeddedRedis redis) {
    properties.put("spring.data.redis.host", redis.host());
    properties.put("spring.data.redis.port", Integer.toString(redis.port()));
  }
}
