package io.cloudclicker.baseline;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The counter that people write first: one row, one `UPDATE` a request. Exact, and as fast as one
/// row's lock.
@RestController
final class JdbcUpdateController {

  private final JdbcOperations jdbc;

  JdbcUpdateController(JdbcOperations jdbc) {
    this.jdbc = jdbc;
    jdbc.execute("CREATE TABLE IF NOT EXISTS naive (id INT PRIMARY KEY, n BIGINT NOT NULL)");
    jdbc.update("INSERT IGNORE INTO naive VALUES (1, 0)");
  }

  @PostMapping("/update")
  ResponseEntity<Map<String, Object>> update(@RequestBody Map<String, Long> body) {
    if (!body.containsKey("count")) {
      return ResponseEntity.badRequest().build();
    }
    jdbc.update("UPDATE naive SET n = n + 1 WHERE id = 1");
    return ResponseEntity.accepted().body(Map.of("status", "counted"));
  }
}
