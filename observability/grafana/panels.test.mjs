// Every panel has something to show: a real system, used a little in every way, and a real Prometheus that looks at it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { freePort, Kit } from "../kit.mjs";
import { ask, empty, named } from "./prometheus.mjs";
import { metrics, queries } from "./queries.mjs";

const TOKEN = "an-owner-for-a-test";
const PRESSES = 300;
const OF_EXPORTERS = /^(kafka|mysql|node|probe|redis)_/;
const RULES = new URL("../prometheus/recording.yml", import.meta.url);

const kit = new Kit();
let clicker, prometheus;

before(async () => {
  const port = await freePort();
  clicker = `http://127.0.0.1:${port}`;
  const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : "java";
  const up = kit.start(java, ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", process.env.CLICKER_JAR, "--data", kit.path("data"), "--port", port, "--token", TOKEN]);
  await kit.eventually("the system is up", async () => up.said.includes("Cloud Clicker is up"), { withinMs: 240_000 });

  let looked = {};
  await kit.eventually("both services export their metrics", async () => {
    looked = await targets();
    return looked.producer && looked.consumer;
  });

  // As often as it looks, so that nothing waits for half a minute.
  writeFileSync(kit.path("recording.yml"), readFileSync(RULES, "utf8").replace(/interval: .*/, "interval: 1s"));
  prometheus = `http://127.0.0.1:${await freePort()}`;
  writeFileSync(kit.path("prometheus.yml"), `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [recording.yml]
scrape_configs: [${Object.entries(looked).map(([job, target]) => `{ job_name: ${job}, metrics_path: /actuator/prometheus, static_configs: [{ targets: ["${target}"] }] }`)}]
`);
  kit.start("prometheus", ["--config.file=prometheus.yml", "--storage.tsdb.path=series", `--web.listen-address=${new URL(prometheus).host}`]);
  await kit.eventually("Prometheus looks at both services", async () => (await ask(prometheus, 'sum(up{job=~"producer|consumer"})'))[0] === 2);
});

after(() => kit.end());

test("no panel is empty after a little of everything", { timeout: 180_000 }, async () => {
  const listening = new AbortController();
  const stream = fetch(`${clicker}/count/stream`, { signal: listening.signal });
  await use();
  const panels = queries(new URL("dashboards", import.meta.url).pathname, "20s").filter((it) => !metrics(it.query).some((metric) => OF_EXPORTERS.test(metric)));
  let waiting = panels;
  await kit.eventually("every panel has data", async () => {
    await use();
    waiting = await empty(prometheus, waiting);
    return waiting.length === 0;
  }, { withinMs: 90_000, seen: () => waiting.map(named).join("\n") });
  assert.equal((await stream).status, 200);
  listening.abort();
  console.log(`with data: ${panels.length} queries of panels`);
});

/** Presses, reads and asks in every way that a panel tells of, also as one should not. */
async function use() {
  const call = (path, body, headers = {}) =>
    fetch(`${clicker}${path}`, { method: body === undefined ? "GET" : "POST", headers: { "Content-Type": "application/json", ...headers }, body: body && JSON.stringify(body) }).then((it) => it.status);
  const somebody = { username: `person-${process.pid}`, password: "a-long-and-unusual-pass-phrase" };
  const owner = { Authorization: `Bearer ${TOKEN}` };
  const clicks = Array.from({ length: PRESSES }, () => ({ count: 1 }));
  assert.equal(await call("/count/batch", { clicks }), 202);
  assert.equal(await call("/count", { count: 1 }), 202);
  assert.equal(await call("/count"), 200);
  assert.ok([201, 409].includes(await call("/api/register", somebody)));
  assert.equal(await call("/api/login", somebody), 200);
  assert.equal(await call("/api/login", { ...somebody, password: "another pass phrase" }), 401);
  assert.equal(await call("/api/ops/lag", undefined, owner), 200);
  assert.equal(await call("/api/ops/lag"), 401);
}

/** Where each service exports its metrics, as far as they show which it is: the laptop takes free ports, and logs them. */
async function targets() {
  const ports = [...readFileSync(kit.path("data/logs/clicker.log"), "utf8").matchAll(/Tomcat started on port (\d+)/g)].map((it) => it[1]);
  const found = {};
  for (const port of ports) {
    const answer = await fetch(`http://127.0.0.1:${port}/actuator/prometheus`);
    if (answer.ok) found[(await answer.text()).includes("clicker_lag_records") ? "producer" : "consumer"] = `127.0.0.1:${port}`;
  }
  return found;
}
