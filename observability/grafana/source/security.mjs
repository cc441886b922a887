import { dashboard, graph, number, RATE, ratio, row } from "./parts.mjs";

const SIGNING_IN = "Runbook: docs/runbooks/signing-in.md";
const calls = (/** @type {string} */ labels) => `http_server_requests_seconds_count{job="producer",${labels}}`;
const lastHour = (/** @type {string} */ labels) => `sum(increase(${calls(labels)}[1h])) or 0 * sum(${calls('uri!=""')})`;

export default dashboard(
  "security",
  "Security",
  "Who tries what: signing in, refusals, limits. Who did what is in the audit trail, /api/ops/trail.",
  row(
    "The last hour",
    number("Sign-ins refused", "short", lastHour('uri="/api/login",status="401"'), { means: SIGNING_IN, warn: 100, bad: 1000 }),
    number("Sign-ins", "short", lastHour('uri="/api/login",status="200"'), { means: SIGNING_IN }),
    number("Registrations", "short", lastHour('uri="/api/register",status="201"'), { means: "New accounts." }),
    number("Without a good token", "short", lastHour('status="401",uri!="/api/login"'), { means: "Answered 401 elsewhere.", warn: 1000 }),
    number("Not allowed", "short", lastHour('status="403"'), { means: "Answered 403.", warn: 100 }),
    number("Over a limit", "short", "sum(increase(clicker_limited_total[1h]))", { means: "Clicks and registrations." }),
  ),
  row(
    "Signing in",
    graph("Sign-ins by status", "reqps", { "{{status}}": `sum by (status) (rate(${calls('uri="/api/login"')}${RATE}))` }, { means: SIGNING_IN, stacked: true }),
    graph("Sign-ins refused", "percentunit", { "of all": ratio(`sum(rate(${calls('uri="/api/login",status=~"4.."')}${RATE}))`, `sum(rate(${calls('uri="/api/login"')}${RATE}))`) }, { means: SIGNING_IN, warn: 0.5 }),
    graph("Registrations by status", "reqps", { "{{status}}": `sum by (status) (rate(${calls('uri="/api/register"')}${RATE}))` }, { means: "New accounts, and names that were taken.", stacked: true }),
    graph("Mean duration of a sign-in", "s", { mean: `sum(rate(http_server_requests_seconds_sum{job="producer",uri="/api/login"}${RATE})) / sum(rate(${calls('uri="/api/login"')}${RATE}))` }, { means: "Most of it is the password's hash, on purpose." }),
  ),
  row(
    "Refused",
    graph("Refused for who they are", "reqps", { "{{status}} {{uri}}": `sum by (status, uri) (rate(${calls('status=~"401|403"')}${RATE}))` }, { means: "401: no good token; 403: it may not.", stacked: true }),
    graph("Refused by a limit", "cps", { "of the {{policy}}": `sum by (policy) (rate(clicker_limited_total${RATE}))` }, { means: "Clicks and registrations over a limit.", stacked: true }),
    graph("Limits together", "short", { "{{instance}}": "clicker_limits_together" }, { means: "0 where an instance limits alone. Runbook: docs/runbooks/redis-away.md", max: 1 }),
    graph("Calls of operators", "reqps", { "{{method}} {{uri}} {{status}}": `sum by (method, uri, status) (rate(${calls('uri=~"/api/(ops|users).*"')}${RATE}))` }, { means: "The audit trail tells who." }),
  ),
);
