package io.cloudclicker.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.signal.Signal.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/metrics.md says what the code says. `-Dclicker.metrics.write=true` writes it.
class MetricsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "metrics.md");

  private static final String HEAD =
      """
      | metric | kind | unit | labels | meaning | alarms | runbook |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  @Test
  void thePageIsAsTheCodeHasIt() throws IOException {
    if (Boolean.getBoolean("clicker.metrics.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void everyNameIsPrometheusOwn_andThereIsOneOfEach() {
    assertThat(Arrays.stream(Signal.values()).map(Signal::prometheus))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("clicker_[a-z_]+"));
    assertThat(Signal.CLICKS_APPLIED.prometheus()).isEqualTo("clicker_clicks_applied_total");
    assertThat(Signal.LAG_SECONDS.prometheus()).isEqualTo("clicker_lag_seconds");
    assertThat(Signal.AUDIT_DRIFT.prometheus()).isEqualTo("clicker_audit_drift_clicks");
  }

  private static String page() {
    return """
        # Metrics

        At `/actuator/prometheus` of the management port: 8081 of a producer, 8082 of a consumer. Made from `io.cloudclicker.signal.Signal`; a test holds it against what running services export.
        Labels are bounded: no counter, key or person is in one. The alarms are in [observability/prometheus](../observability/prometheus).

        ## Producer service

        %s
        ## Consumer service

        %s
        ## What rules and dashboards use of others

        | metric | whose |
        | --- | --- |
        | `http_server_requests_seconds` | Spring: calls by `uri`, `method`, `status`; with buckets at 100 ms, 300 ms and 1 s |
        | `resilience4j_bulkhead_available_concurrent_calls`, `resilience4j_bulkhead_max_allowed_concurrent_calls` | resilience4j: clicks that may still wait for their acks, now and at most |
        | `resilience4j_circuitbreaker_state` | resilience4j: 1 for the state of the breaker before Kafka |
        | `hikaricp_connections_pending`, `hikaricp_connections_active`, `hikaricp_connections_usage_seconds` | HikariCP: who waits for a connection to MySQL, who has one, and for how long |
        | `lettuce_command_completion_seconds` | Lettuce: commands to Redis by `command` |
        | `jvm_memory_used_bytes`, `jvm_memory_committed_bytes`, `jvm_memory_usage_after_gc`, `jvm_gc_pause_seconds`, `jvm_threads_live_threads` | Micrometer: the JVM |
        | `process_cpu_usage`, `process_cpu_time_ns_total`, `process_files_open_files`, `process_uptime_seconds` | Micrometer: the process |
        | `application_ready_time_seconds` | Spring: how long the start took |
        | `logback_events_total` | Micrometer: lines logged, by `level` |

        ## What they use of exporters

        | metric | whose |
        | --- | --- |
        | `mysql_up`, `mysql_global_status_threads_connected`, `mysql_global_status_threads_running`, `mysql_global_variables_max_connections`, `mysql_global_status_commands_total`, `mysql_global_status_innodb_buffer_pool_reads`, `mysql_global_status_innodb_buffer_pool_read_requests`, `mysql_global_status_innodb_row_lock_waits` | mysqld_exporter |
        | `redis_up`, `redis_connected_clients`, `redis_config_maxclients`, `redis_memory_used_bytes`, `redis_memory_max_bytes`, `redis_evicted_keys_total`, `redis_commands_processed_total` | redis_exporter |
        | `kafka_brokers`, `kafka_topic_partition_current_offset`, `kafka_topic_partition_oldest_offset`, `kafka_topic_partition_leader`, `kafka_topic_partition_under_replicated_partition` | kafka_exporter |
        | `node_filesystem_avail_bytes`, `node_filesystem_size_bytes` | node_exporter |
        | `probe_success`, `probe_duration_seconds`, `probe_http_duration_seconds`, `probe_http_status_code`, `probe_ssl_earliest_cert_expiry` | blackbox_exporter: a call from outside |
        """
        .formatted(table(Service.PRODUCER), table(Service.CONSUMER));
  }

  private static String table(Service service) {
    return Arrays.stream(Signal.values())
        .filter(signal -> signal.service() == service)
        .map(MetricsPageTest::row)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Signal signal) {
    var runbook = signal.runbook();
    var cells =
        new String[] {
          "`" + signal.prometheus() + "`",
          signal.kind().name().toLowerCase(Locale.ROOT),
          signal.unit().replace('_', ' '),
          signal.labels().stream()
              .map(label -> "`" + label + "`")
              .collect(Collectors.joining(", ")),
          signal.meaning(),
          signal.alarm(),
          runbook == null ? "" : link(runbook.toString())
        };
    return Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String link(String page) {
    var name = page.substring(page.lastIndexOf('/') + 1, page.length() - ".md".length());
    return "[%s](%s)".formatted(name, page.substring("docs/".length()));
  }
}
