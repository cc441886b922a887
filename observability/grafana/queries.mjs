// What the dashboards in a folder ask Prometheus.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const BUILT_IN = new Set(["by", "without", "on", "ignoring", "group_left", "group_right", "and", "or", "unless", "bool", "offset", "inf", "nan"]);
const INTERVAL = "$__rate_interval";

/**
 * @typedef {{ dashboard: string, row: string, panel: string, query: string }} Query
 * @param {string} folder @param {string} interval what Grafana would put for its rate interval
 * @returns {Query[]}
 */
export function queries(folder, interval) {
  return readdirSync(folder).flatMap((file) => {
    let row = "";
    /** @type {{ panels: { type: string, title: string, targets?: { expr: string }[] }[] }} */
    const { panels } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return panels.flatMap((panel) => {
      if (panel.type === "row") row = panel.title;
      const at = { dashboard: file.replace(/\.json$/, ""), row, panel: panel.title };
      return (panel.targets ?? []).map((it) => ({ ...at, query: it.expr.replaceAll(INTERVAL, interval) }));
    });
  });
}

/** The metrics that a query names. @param {string} query */
export function metrics(query) {
  const bare = query
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, "")
    .replace(/\b(by|without|on|ignoring|group_left|group_right) *\([^)]*\)/g, "");
  const words = [...bare.matchAll(/(?<![\w.])([a-zA-Z_:][\w:]*)(?!\s*\(|[\w:])/g)].map((it) => it[1]);
  return [...new Set(words.filter((it) => !BUILT_IN.has(it.toLowerCase())))];
}
