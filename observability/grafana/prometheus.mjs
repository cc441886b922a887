// What a Prometheus has: for tests, and for whoever wants to know which panels are empty: `node prometheus.mjs ADDRESS`
// prints those, and the targets that are not up, and ends with 1 where there are any.
import assert from "node:assert/strict";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { queries } from "./queries.mjs";

/** The values that a query has now; NaN where there is a series without one. */
export async function ask(prometheus, query) {
  const answer = await (await fetch(`${prometheus}/api/v1/query`, { method: "POST", body: new URLSearchParams({ query }) })).json();
  assert.equal(answer.status, "success", `${query}: ${answer.error}`);
  return answer.data.result.map((it) => Number(it.value[1].replace("Inf", "Infinity")));
}

/** Those of the queries that have no value at all. */
export async function empty(prometheus, queries) {
  const answers = await Promise.all(queries.map(async (it) => (await ask(prometheus, it.query)).some((value) => !Number.isNaN(value))));
  return queries.filter((_, index) => !answers[index]);
}

export const named = (it) => `${it.dashboard} / ${it.row} / ${it.panel}: ${it.query}`;

if (argv[1] === fileURLToPath(import.meta.url)) {
  const prometheus = argv[2];
  const { activeTargets } = (await (await fetch(`${prometheus}/api/v1/targets`)).json()).data;
  const down = activeTargets.filter((it) => it.health !== "up").map((it) => `down: ${it.labels.job} ${it.scrapeUrl} ${it.lastError}`);
  const without = (await empty(prometheus, queries(fileURLToPath(new URL("dashboards", import.meta.url)), "2m"))).map((it) => `empty: ${named(it)}`);
  console.log([...down, ...without, `${activeTargets.length} targets, ${down.length} down, ${without.length} panels empty`].join("\n"));
  exit(down.length + without.length > 0 ? 1 : 0);
}
