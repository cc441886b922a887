// What the dashboards ask for is something that somebody exports, by docs/metrics.md, or that a rule records.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { metrics, queries } from "./queries.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const folder = new URL("dashboards", import.meta.url).pathname;
const known = new Set([
  "up",
  ...[...read("../../docs/metrics.md").matchAll(/`([a-z][a-z0-9_]+)`/g)].map((it) => it[1]),
  ...[...read("../prometheus/recording.yml").matchAll(/- record: (\S+)/g)].map((it) => it[1]),
]);
// A histogram's or a timer's series have these behind its name.
const isKnown = (metric) => known.has(metric) || known.has(metric.replace(/_(bucket|count|sum|max)$/, ""));

test("a query's metrics are found, and nothing else", () => {
  assert.deepEqual(metrics('max by (partition) (clicker_lag_records{job="up"}) / 2'), ["clicker_lag_records"]);
  assert.deepEqual(metrics("1e9 * sum(rate(a_total[5m])) or 0 * b:c:rate1h > bool 60"), ["a_total", "b:c:rate1h"]);
  assert.deepEqual(metrics('count(up{job="consumer"} == 1)'), ["up"]);
});

test("every panel asks for metrics that there are", () => {
  const unknown = queries(folder, "1m").flatMap((it) => metrics(it.query).filter((metric) => !isKnown(metric)).map((metric) => `${it.dashboard}, ${it.panel}: ${metric}`));
  assert.deepEqual(unknown, []);
});

test("every panel asks for something, and says what it means", () => {
  const panels = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")).panels).filter((it) => it.type !== "row");
  assert.deepEqual(panels.filter((it) => !it.description || !it.targets?.length).map((it) => it.title), []);
});

test("lag is in the top row of the pipeline", () => {
  const top = queries(folder, "1m").filter((it) => it.dashboard === "pipeline")[0];
  assert.deepEqual([top.panel, top.query], ["Lag", "max(clicker_lag_seconds)"]);
});

test("each has a name of its own", () => {
  const names = readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")).uid);
  assert.deepEqual(names.sort(), ["developers", "edge", "management", "pipeline", "security", "service", "stores"].map((it) => `clicker-${it}`));
});
