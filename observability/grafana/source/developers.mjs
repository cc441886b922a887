import { dashboard, graph, number, RATE, row } from "./parts.mjs";

export default dashboard(
  "developers",
  "Developers",
  "How a release behaves: starts, memory, threads, what it logs.",
  row(
    "Processes",
    number("Last start", "s", 'min(process_uptime_seconds{job=~"producer|consumer"})', { means: "Age of the youngest process.", wide: 8 }),
    number("Slowest start", "s", "max(application_ready_time_seconds)", { means: "From the start of a process until it is ready.", wide: 8 }),
    number("Processes", "short", 'sum(up{job=~"producer|consumer"})', { means: "That answer.", wide: 8 }),
    graph("CPU", "percentunit", { "{{job}} {{instance}}": 'process_cpu_usage{job=~"producer|consumer"}' }, { means: "Of the machine." }),
    graph("Heap", "bytes", { "{{job}} {{instance}}": 'sum by (job, instance) (jvm_memory_used_bytes{area="heap"})' }, { means: "In use, garbage included." }),
    graph("Heap after collections", "percentunit", { "{{job}} {{instance}} {{pool}}": "jvm_memory_usage_after_gc" }, { means: "What only grows is a leak.", max: 1 }),
    graph("Pauses by garbage collection", "percentunit", { "{{job}} {{instance}}": `sum by (job, instance) (rate(jvm_gc_pause_seconds_sum${RATE}))` }, { means: "Share of the time.", warn: 0.05 }),
    graph("Threads", "short", { "{{job}} {{instance}}": "jvm_threads_live_threads" }, { means: "Of the platform; virtual threads are not among them." }),
    graph("Open files", "short", { "{{job}} {{instance}}": 'process_files_open_files{job=~"producer|consumer"}' }, { means: "Sockets are among them." }),
  ),
  row(
    "What goes wrong",
    graph("Lines logged as a warning or an error", "cps", { "{{job}} {{level}}": `sum by (job, level) (rate(logback_events_total{level=~"warn|error"}${RATE}))` }, { means: "Each names its runbook.", stacked: true }),
    graph("Calls that ended with an exception", "reqps", { "{{uri}} {{exception}}": `topk(10, sum by (uri, exception) (rate(http_server_requests_seconds_count{job="producer",status=~"5..",exception!="none"}${RATE}))) or sum by (job) (0 * rate(http_server_requests_seconds_count{job="producer"}${RATE}))` }, { means: "Those answered with a 5xx." }),
    graph("Client errors by route", "reqps", { "{{status}} {{method}} {{uri}}": `topk(10, sum by (status, method, uri) (rate(http_server_requests_seconds_count{job="producer",status=~"4.."}${RATE})))` }, { means: "A new client often asks wrongly." }),
    graph("Batches by stage", "cps", { "{{stage}}": `sum by (stage) (rate(clicker_batch_stage_seconds_count${RATE}))` }, { means: "How often each stage was entered." }),
  ),
);
