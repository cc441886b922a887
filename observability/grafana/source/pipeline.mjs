import { dashboard, graph, number, RATE, row } from "./parts.mjs";

const LAG = "Runbook: docs/runbooks/lag.md";

export default dashboard(
  "pipeline",
  "Pipeline",
  "From the log to the total: how far behind, why, until when.",
  row(
    "How far behind",
    number("Lag", "s", "max(clicker_lag_seconds)", { means: `Age of the oldest click that is not counted yet. ${LAG}`, warn: 60, bad: 300 }),
    number("Waiting", "short", "sum(max by (partition) (clicker_lag_records))", { means: `Records in the log that are not counted yet. ${LAG}` }),
    number("Until drained", "s", "min(clicker_lag_drain_seconds)", { means: `At the present rates; infinite where it grows. ${LAG}`, warn: 300, bad: 3600 }),
    number("Bottleneck", "short", bottleneck(), {
      means: `What keeps the counting behind, by the rule of docs/decisions/0050. ${LAG}`, warn: 1, bad: 4,
      words: { 0: "none", 1: "consumer", 2: "database", 3: "hot partition", 4: "stopped" },
    }),
    number("Partitions stopped", "short", "sum(clicker_partitions_stopped)", { means: "Going on would lose or double clicks. Runbook: docs/runbooks/stopped-partition.md", bad: 1 }),
    number("Drift", "short", "max(clicker_audit_drift_clicks)", { means: "Clicks in MySQL or Redis that differ from the log. Runbook: docs/runbooks/drift.md", bad: 1 }),
  ),
  row(
    "Lag",
    graph("Lag by partition", "s", { "partition {{partition}}": "max by (partition) (clicker_lag_seconds)" }, { means: `Age of each partition's oldest click that is not counted yet. ${LAG}`, warn: 60, bad: 300 }),
    graph("Records waiting by partition", "short", { "partition {{partition}}": "max by (partition) (clicker_lag_records)" }, { means: `One partition far above the others is a hot one. ${LAG}`, stacked: true }),
    graph("In and out", "cps", { in: "max(clicker_lag_in_records_per_second)", out: "max(clicker_lag_out_records_per_second)" }, { means: `Records that come into the log, and records that are counted. ${LAG}` }),
    graph("Verdict", "short", { "{{bottleneck}}": "max by (bottleneck) (clicker_lag_bottleneck)" }, { means: `1 for what holds at the moment. ${LAG}`, max: 1 }),
  ),
  row(
    "Counting",
    graph("Clicks by what the log decided", "cps", { "{{outcome}}": `sum by (outcome) (rate(clicker_clicks_applied_total${RATE}))` }, { means: "Counted, duplicate, late or rejected. Runbook: docs/runbooks/rejected.md", stacked: true }),
    graph("Where batches spend their time", "percentunit", { "{{stage}}": `sum by (stage) (rate(clicker_batch_stage_seconds_sum${RATE}))` }, { means: `Seconds a second, of all consumers together; poll is also where there is nothing to do. ${LAG}`, stacked: true }),
    graph("How long a stage takes", "s", { "{{stage}}": `sum by (stage) (rate(clicker_batch_stage_seconds_sum{stage!="poll"}${RATE})) / sum by (stage) (rate(clicker_batch_stage_seconds_count{stage!="poll"}${RATE}))` }, { means: `The mean over batches. From 100 ms for the compare-and-set or the commit on, the database is the bottleneck. ${LAG}`, warn: 0.1 }),
    graph("From stored to visible", "s", { mean: `sum(rate(clicker_visible_seconds_sum${RATE})) / sum(rate(clicker_visible_seconds_count${RATE}))`, slowest: "max(clicker_visible_seconds_max)" }, { means: `From the append of a batch's last click to its total in a producer's memory. ${LAG}` }),
  ),
  row(
    "Consumers",
    graph("Consumers that should run", "short", { wanted: "ceil(sum(clicker_tasks_desired))", running: 'count(up{job="consumer"} == 1)' }, { means: "By docs/decisions/0051; the autoscaling follows it." }),
    graph("Batches that changed nothing", "cps", { "{{instance}}": `rate(clicker_batches_moved_total${RATE})` }, { means: "The partition was not where they begin: somebody else moved on. A few belong to every rebalance." }),
    graph("Since the audit compared every cell", "s", { "{{instance}}": "clicker_audit_sweep_age_seconds" }, { means: "Runbook: docs/runbooks/drift.md" }),
    graph("Records lost to retention", "short", { lost: "max(clicker_lag_lost_records)" }, { means: "Kafka deleted them before they were counted. Runbook: docs/runbooks/stopped-partition.md", bad: 1 }),
  ),
);

/** The verdict as a number, in the order of the words above; where producers differ for a moment, the worse one. */
function bottleneck() {
  const each = ["consumer", "database", "hot_partition", "stopped"].map((it, index) => `${index + 1} * clicker_lag_bottleneck{bottleneck="${it}"}`);
  return `max(${each.join(" or ")})`;
}
