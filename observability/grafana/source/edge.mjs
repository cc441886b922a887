import { dashboard, graph, number, RATE, ratio, row } from "./parts.mjs";

const REFUSED = "Runbook: docs/runbooks/clicks-refused.md";
const calls = (labels = "") => `sum(rate(http_server_requests_seconds_count{job="producer"${labels}}${RATE}))`;

export default dashboard(
  "edge",
  "Edge",
  "Where callers meet the system: from outside, and what is refused at the door.",
  row(
    "From outside",
    number("Reached", "short", "min(probe_success)", { means: `1 where a call from outside is answered 200. ${REFUSED}`, wide: 8 }),
    number("A call takes", "s", "max(probe_duration_seconds)", { means: `Name, connection, TLS and answer. ${REFUSED}`, warn: 0.3, bad: 2, wide: 8 }),
    number("Status", "short", "max(probe_http_status_code)", { means: REFUSED, wide: 8 }),
    graph("A call by its phases", "s", { "{{instance}} {{phase}}": "sum by (instance, phase) (probe_http_duration_seconds)" }, { means: REFUSED, stacked: true, wide: 24 }),
  ),
  row(
    "At the door",
    graph("Refused by a limit", "cps", { "of the {{policy}}": `sum by (policy) (rate(clicker_limited_total${RATE}))` }, { means: "Clicks and registrations over a limit.", stacked: true }),
    graph("Calls that went wrong", "percentunit", { "4xx": ratio(calls(',status=~"4.."'), calls()), "5xx": ratio(calls(',status=~"5.."'), calls()) }, { means: REFUSED }),
    graph("Calls by producer", "reqps", { "{{instance}}": `sum by (instance) (rate(http_server_requests_seconds_count{job="producer"}${RATE}))` }, { means: "The balance between instances.", stacked: true }),
    graph("Streams by producer", "short", { "{{instance}}": "clicker_live_streams" }, { means: "Open streams stay where they were opened.", stacked: true }),
    graph("Calls of browsers to other routes", "reqps", { "{{uri}}": `topk(10, sum by (uri) (rate(http_server_requests_seconds_count{job="producer",uri!~"/count.*|/click|/api/.*clicks"}${RATE})))` }, { means: "Everything that is no click and no total.", stacked: true }),
    graph("Producers ready", "short", { ready: 'sum(up{job="producer"})', known: 'count(up{job="producer"})' }, { means: REFUSED }),
  ),
);
