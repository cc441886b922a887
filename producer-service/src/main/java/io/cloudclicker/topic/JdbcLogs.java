package io.cloudclicker.topic;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the table `log`. A consumer writes it when it first sees a topic.
final class JdbcLogs {

  private static final String FIND =
      """
      SELECT id, keyed_partitions, born_at FROM log
      WHERE cluster_id = :cluster AND topic_id = :topic
      """;

  private final JdbcClient jdbc;

  JdbcLogs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<TopicState.Row> find(TopicState.Seen topic) {
    return jdbc.sql(FIND)
        .param("cluster", topic.cluster())
        .param("topic", topic.id())
        .query((row, number) -> new TopicState.Row(row.getInt(1), row.getInt(2), row.getLong(3)))
        .optional();
  }
}
