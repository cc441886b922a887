import { DAY, dashboard, graph, number, RATE, row } from "./parts.mjs";

const clicks = `sum(increase(clicker_clicks_applied_total{outcome="counted"}${DAY}))`;
const cpu = `sum(increase(process_cpu_time_ns_total{job=~"producer|consumer"}${DAY})) / 1e9`;

export default dashboard(
  "management",
  "Management",
  "Clicks, people, and what they cost.",
  row(
    "The last day",
    number("Clicks counted", "short", clicks, { means: "Each exactly once.", wide: 6 }),
    number("Clicks lost", "short", "max(clicker_lag_lost_records)", { means: "0 is what is promised.", bad: 1, wide: 6 }),
    number("New people", "short", `sum(increase(http_server_requests_seconds_count{job="producer",uri="/api/register",status="201"}${DAY}))`, { means: "Accounts that were registered.", wide: 6 }),
    number("Sign-ins", "short", `sum(increase(http_server_requests_seconds_count{job="producer",uri="/api/login",status="200"}${DAY}))`, { means: "Of all people together.", wide: 6 }),
  ),
  row(
    "Clicks and people",
    graph("Clicks", "cps", { counted: `sum(rate(clicker_clicks_applied_total{outcome="counted"}${RATE}))` }, { means: "Counted a second." }),
    graph("People who watch", "short", { streams: "sum(clicker_live_streams)" }, { means: "Pages that show a total live." }),
    graph("Answered well", "percentunit", { "of all calls": "1 - clicker:availability:errors:rate5m" }, { means: "Promised: 99.9 % over 30 days.", max: 1 }),
    graph("Totals are older than", "s", { seconds: "max(clicker_lag_seconds)" }, { means: "Promised: less than a minute, 99 % of the time." }),
  ),
  row(
    "Cost",
    number("CPU hours", "short", `${cpu} / 3600`, { means: "Of both services, in the last day; times the price of a vCPU's hour, what computing costs.", wide: 8 }),
    number("CPU seconds for 1,000 clicks", "s", `1000 * (${cpu}) / (${clicks} > 0)`, { means: "Idle time, reads and streams included: what grows while clicks do not is waste.", wide: 8 }),
    number("Instances", "short", 'sum(up{job=~"producer|consumer"})', { means: "Of both services, now.", wide: 8 }),
    graph("CPUs in use", "short", { "{{job}}": `sum by (job) (rate(process_cpu_time_ns_total{job=~"producer|consumer"}${RATE})) / 1e9` }, { means: "By service.", stacked: true }),
    graph("Memory in use", "bytes", { "{{job}}": 'sum by (job) (jvm_memory_committed_bytes{job=~"producer|consumer"})' }, { means: "Heap and other memory that was taken, by service.", stacked: true }),
  ),
);
