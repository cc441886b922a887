import { dashboard, graph, number, RATE, ratio, row } from "./parts.mjs";

const REFUSED = "Runbook: docs/runbooks/clicks-refused.md";
const calls = (labels = "") => `http_server_requests_seconds_count{job="producer"${labels}}`;
const within = (/** @type {string} */ seconds, labels = "") => `sum(rate(http_server_requests_seconds_bucket{job="producer",uri!~".*stream",le="${seconds}"${labels}}${RATE})) / (sum(rate(${calls(`,uri!~".*stream"${labels}`)}${RATE})) > 0)`;

export default dashboard(
  "service",
  "Service",
  "What callers get: objectives, traffic, errors, duration, saturation.",
  row(
    "Objectives over the last hour",
    number("Availability", "percentunit", "1 - clicker:availability:errors:rate1h", { means: `Calls not answered with a 5xx; the objective is 99.9 % over 30 days. ${REFUSED}`, wide: 8 }),
    number("Latency", "percentunit", "1 - clicker:latency:errors:rate1h", { means: `Calls answered within 300 ms, streams aside; the objective is 99 % over 30 days. ${REFUSED}`, wide: 8 }),
    number("Freshness", "percentunit", "1 - clicker:freshness:errors:rate1h", { means: "Time in which no click waited for more than 60 s; the objective is 99 % over 30 days. Runbook: docs/runbooks/lag.md", wide: 8 }),
  ),
  row(
    "Calls",
    graph("Calls by status", "reqps", { "{{status}}": `sum by (status) (rate(${calls()}${RATE}))` }, { means: REFUSED, stacked: true }),
    graph("Calls by route", "reqps", { "{{method}} {{uri}}": `topk(10, sum by (method, uri) (rate(${calls()}${RATE})))` }, { means: "The ten busiest.", stacked: true }),
    graph("5xx", "percentunit", { "of all calls": ratio(`sum(rate(${calls(',status=~"5.."')}${RATE}))`, `sum(rate(${calls()}${RATE}))`) }, { means: REFUSED, bad: 0.0144 }),
    graph("Answered within", "percentunit", { "100 ms": within("0.1"), "300 ms": within("0.3"), "1 s": within("1.0") }, { means: `Streams aside. ${REFUSED}`, max: 1 }),
    graph("Mean duration by route", "s", { "{{method}} {{uri}}": `topk(10, sum by (method, uri) (rate(http_server_requests_seconds_sum{job="producer",uri!~".*stream"}${RATE})) / sum by (method, uri) (rate(${calls(',uri!~".*stream"')}${RATE})))` }, { means: "The ten slowest, streams aside." }),
    graph("Slowest call", "s", { "{{instance}}": 'max by (instance) (http_server_requests_seconds_max{job="producer",uri!~".*stream"})' }, { means: "Of the last two minutes, streams aside.", warn: 0.3, bad: 2 }),
  ),
  row(
    "Clicks",
    graph("Clicks by what became of them", "cps", { "{{outcome}}": `sum by (outcome) (rate(clicker_clicks_offered_total${RATE}))` }, { means: `Stored, not stored, or unknown. ${REFUSED}`, stacked: true }),
    graph("Clicks not stored or unknown", "percentunit", { "of all clicks": ratio(`sum(rate(clicker_clicks_offered_total{outcome!="stored"}${RATE}))`, `sum(rate(clicker_clicks_offered_total${RATE}))`) }, { means: REFUSED, bad: 0.01 }),
    graph("Room for clicks that wait for Kafka", "percentunit", { "{{instance}}": 'resilience4j_bulkhead_available_concurrent_calls{name="log"} / resilience4j_bulkhead_max_allowed_concurrent_calls{name="log"}' }, { means: `At 0, clicks are refused with 503. ${REFUSED}`, max: 1 }),
    graph("Breaker before Kafka", "short", { "{{instance}} {{state}}": 'resilience4j_circuitbreaker_state{name="log",state=~"open|half_open"}' }, { means: "1 while it is open, or trying again. Runbook: docs/runbooks/kafka-away.md", max: 1 }),
  ),
  row(
    "Totals and streams",
    graph("Totals by where they came from", "reqps", { "{{from}}": `sum by (from) (rate(clicker_reads_total${RATE}))` }, { means: "Memory, or waited for Redis or MySQL. Runbook: docs/runbooks/totals-unknown.md", stacked: true }),
    graph("Since MySQL told totals", "s", { "{{instance}}": "clicker_refresh_age_seconds" }, { means: "Runbook: docs/runbooks/totals-unknown.md", warn: 10 }),
    graph("Open streams", "short", { "{{instance}}": "clicker_live_streams" }, { means: "People and pages that watch totals live.", stacked: true }),
    graph("Streams that ended", "cps", { "by the {{by}}": `sum by (by) (rate(clicker_live_ended_total${RATE}))` }, { means: "By the client, which left or did not read, or by the service, which drains." }),
  ),
);
