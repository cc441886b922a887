package io.cloudclicker.baseline;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A bare `GET` of Redis through Lettuce a request: what reading a counter costs where nothing is
/// said of freshness.
@RestController
final class RedisGetController {

  private static final String KEY = "baseline-counter";

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;

  RedisGetController(
      @Value("${spring.data.redis.host}") String host,
      @Value("${spring.data.redis.port}") int port) {
    client = RedisClient.create(RedisURI.create(host, port));
    connection = client.connect();
    connection.sync().set(KEY, "1234567");
  }

  @GetMapping("/redis")
  ResponseEntity<String> get() {
    return ResponseEntity.ok(connection.sync().get(KEY));
  }

  @PreDestroy
  void close() {
    client.shutdown();
  }
}
