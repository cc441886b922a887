import { dashboard, graph, number, RATE, row } from "./parts.mjs";

const MYSQL = "Runbook: docs/runbooks/mysql-away.md";
const REDIS = "Runbook: docs/runbooks/redis-away.md";
const KAFKA = "Runbook: docs/runbooks/kafka-away.md";

export default dashboard(
  "stores",
  "Data stores",
  "Kafka, MySQL and Redis, as the services see them and as their exporters do.",
  row(
    "As the services see them",
    graph("Connections to MySQL in use", "short", { "{{job}} {{pool}}": "sum by (job, pool) (hikaricp_connections_active)" }, { means: MYSQL }),
    graph("Waiting for a connection to MySQL", "short", { "{{job}} {{pool}}": "sum by (job, pool) (hikaricp_connections_pending)" }, { means: MYSQL, bad: 1 }),
    graph("How long a connection to MySQL is used", "s", { "{{job}} {{pool}}": `sum by (job, pool) (rate(hikaricp_connections_usage_seconds_sum${RATE})) / (sum by (job, pool) (rate(hikaricp_connections_usage_seconds_count${RATE})) > 0)` }, { means: `The mean. ${MYSQL}` }),
    graph("Commands to Redis", "s", { "{{job}} {{command}}": `topk(10, sum by (job, command) (rate(lettuce_command_completion_seconds_sum${RATE})) / (sum by (job, command) (rate(lettuce_command_completion_seconds_count${RATE})) > 0))` }, { means: `The mean duration of the ten slowest. ${REDIS}` }),
    graph("Limits together", "short", { "{{instance}}": "clicker_limits_together" }, { means: `0 where an instance limits alone because Redis did not answer. ${REDIS}`, max: 1 }),
    graph("Commit and compare-and-set", "s", { "{{stage}}": `sum by (stage) (rate(clicker_batch_stage_seconds_sum{stage=~"commit|compare_and_set"}${RATE})) / (sum by (stage) (rate(clicker_batch_stage_seconds_count{stage=~"commit|compare_and_set"}${RATE})) > 0)` }, { means: `The two stages whose work does not grow with a batch's clicks. ${MYSQL}`, warn: 0.1 }),
  ),
  row(
    "MySQL",
    number("MySQL", "short", "min(mysql_up)", { means: `1 where its exporter reaches it. ${MYSQL}`, wide: 6 }),
    number("Connections of those allowed", "percentunit", "max(mysql_global_status_threads_connected / mysql_global_variables_max_connections)", { means: MYSQL, warn: 0.8, bad: 0.9, wide: 6 }),
    number("Memory hits", "percentunit", `1 - sum(rate(mysql_global_status_innodb_buffer_pool_reads${RATE})) / sum(rate(mysql_global_status_innodb_buffer_pool_read_requests${RATE}))`, { means: "Pages that were found in the buffer pool.", wide: 6 }),
    number("Running queries", "short", "sum(mysql_global_status_threads_running)", { means: MYSQL, wide: 6 }),
    graph("Statements", "cps", { "{{command}}": `topk(8, sum by (command) (rate(mysql_global_status_commands_total{command=~"select|insert|update|delete|commit|rollback|begin|set_option"}${RATE})))` }, { means: MYSQL, stacked: true }),
    graph("Waits for row locks", "cps", { waits: `sum(rate(mysql_global_status_innodb_row_lock_waits${RATE}))` }, { means: `Consumers have no row in common, so few are right. ${MYSQL}` }),
  ),
  row(
    "Redis",
    number("Redis", "short", "min(redis_up)", { means: `1 where its exporter reaches it. ${REDIS}`, wide: 6 }),
    number("Memory of that allowed", "percentunit", "max(redis_memory_used_bytes / (redis_memory_max_bytes > 0))", { means: REDIS, warn: 0.8, bad: 0.9, wide: 6 }),
    number("Connections of those allowed", "percentunit", "max(redis_connected_clients / redis_config_maxclients)", { means: REDIS, warn: 0.8, bad: 0.9, wide: 6 }),
    number("Evicted keys", "short", `sum(increase(redis_evicted_keys_total${RATE}))`, { means: `None is right: noeviction is set. ${REDIS}`, bad: 1, wide: 6 }),
    graph("Commands", "cps", { commands: `sum(rate(redis_commands_processed_total${RATE}))` }, { means: REDIS }),
    graph("Memory", "bytes", { used: "sum(redis_memory_used_bytes)" }, { means: REDIS }),
  ),
  row(
    "Kafka",
    number("Brokers", "short", "max(kafka_brokers)", { means: KAFKA, wide: 8 }),
    number("Partitions without all replicas", "short", "sum(kafka_topic_partition_under_replicated_partition)", { means: KAFKA, bad: 1, wide: 8 }),
    number("Partitions without a leader", "short", "sum(kafka_topic_partition_leader < bool 0)", { means: KAFKA, bad: 1, wide: 8 }),
    graph("Appended", "cps", { "{{topic}}": `sum by (topic) (rate(kafka_topic_partition_current_offset${RATE}))` }, { means: "Records." }),
    graph("In the log", "short", { "{{topic}}": "sum by (topic) (kafka_topic_partition_current_offset - kafka_topic_partition_oldest_offset)" }, { means: "Records that retention has not deleted yet." }),
  ),
  row(
    "Disks",
    graph("Free space", "percentunit", { "{{mountpoint}}": 'min by (mountpoint) (node_filesystem_avail_bytes{fstype!~"tmpfs|overlay"} / node_filesystem_size_bytes{fstype!~"tmpfs|overlay"})' }, { means: "Kafka stops where its disk is full, and MySQL waits.", max: 1 }),
    graph("Used", "bytes", { "{{mountpoint}}": 'max by (mountpoint) (node_filesystem_size_bytes{fstype!~"tmpfs|overlay"} - node_filesystem_avail_bytes{fstype!~"tmpfs|overlay"})' }, { means: "Of the volumes." }),
  ),
);
