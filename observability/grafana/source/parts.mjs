// What dashboards are made of: few kinds of panels that look alike everywhere. Sizes are in Grafana's grid, 24 wide.
import * as common from "@grafana/grafana-foundation-sdk/common";
import * as board from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as StatBuilder } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TimeseriesBuilder } from "@grafana/grafana-foundation-sdk/timeseries";

/**
 * @typedef {{ means: string, warn?: number, bad?: number, wide?: number, stacked?: boolean, max?: number, words?: Record<string, string> }} Look
 *   what the panel means and, where there is one, its runbook; from where on it is yellow and red; how wide it is
 * @typedef {(dashboard: board.DashboardBuilder) => void} Part
 */

const TAG = "clicker";
const HEIGHT = { number: 4, graph: 8 };
const GOOD = "green";
const WARNING = "yellow";
const BAD = "red";
const source = { type: "prometheus", uid: "${datasource}" };

/**
 * A dashboard of rows; its file is `NAME.json`, its address in Grafana `/d/clicker-NAME`.
 * @param {string} name @param {string} title @param {string} description @param {Part[]} parts
 */
export function dashboard(name, title, description, ...parts) {
  const builder = new board.DashboardBuilder(title)
    .uid(`${TAG}-${name}`)
    .description(description)
    .tags([TAG])
    .readonly()
    .timezone("browser")
    .tooltip(board.DashboardCursorSync.Crosshair)
    .refresh("10s")
    .time({ from: "now-1h", to: "now" })
    .withVariable(new board.DatasourceVariableBuilder("datasource").label("Prometheus").type("prometheus"))
    .link(new board.DashboardLinkBuilder("Cloud Clicker").type(board.DashboardLinkType.Dashboards).tags([TAG]).asDropdown(true).keepTime(true));
  for (const part of parts) part(builder);
  const built = builder.build();
  built.panels?.forEach((panel, index) => (panel.id = index + 1));
  return { name, built };
}

/** @param {string} title @param {Part[]} parts @returns {Part} */
export const row =
  (title, ...parts) =>
  (dashboard) => {
    dashboard.withRow(new board.RowBuilder(title));
    for (const part of parts) part(dashboard);
  };

/**
 * The latest value, large. `unit` is one of Grafana's: s, short, percentunit, bytes, cps.
 * @param {string} title @param {string} unit @param {string} query @param {Look} look @returns {Part}
 */
export const number = (title, unit, query, look) => (dashboard) => {
  const panel = new StatBuilder()
    .height(HEIGHT.number)
    .graphMode(common.BigValueGraphMode.Area)
    .colorMode(look.bad === undefined && look.warn === undefined ? common.BigValueColorMode.None : common.BigValueColorMode.Background)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(["lastNotNull"]))
    .withTarget(target(query, "", "A"));
  if (look.words) panel.mappings([{ type: board.MappingType.ValueToText, options: Object.fromEntries(Object.entries(look.words).map(([value, text]) => [value, { text }])) }]);
  dashboard.withPanel(dressed(panel, title, unit, look, 4));
};

/**
 * Lines over time; `queries` by their legend, in which `{{label}}` stands for a label's value.
 * @param {string} title @param {string} unit @param {Record<string, string>} queries @param {Look} look @returns {Part}
 */
export const graph = (title, unit, queries, look) => (dashboard) => {
  const panel = new TimeseriesBuilder()
    .height(HEIGHT.graph)
    .min(0)
    .fillOpacity(look.stacked ? 30 : 8)
    .showPoints(common.VisibilityMode.Never)
    .legend(new common.VizLegendOptionsBuilder().displayMode(common.LegendDisplayMode.List).placement(common.LegendPlacement.Bottom).showLegend(true))
    .tooltip(new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending));
  if (look.max !== undefined) panel.max(look.max);
  if (look.stacked) panel.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal));
  if (look.warn !== undefined || look.bad !== undefined) panel.thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(common.GraphThresholdsStyleMode.Line));
  Object.entries(queries).forEach(([legend, query], index) => panel.withTarget(target(query, legend, String.fromCharCode(65 + index))));
  dashboard.withPanel(dressed(panel, title, unit, look, 12));
};

/**
 * @template {StatBuilder | TimeseriesBuilder} Panel
 * @param {Panel} panel @param {string} title @param {string} unit @param {Look} look @param {number} width
 */
function dressed(panel, title, unit, look, width) {
  /** @type {board.Threshold[]} */
  const steps = [{ value: null, color: GOOD }];
  if (look.warn !== undefined) steps.push({ value: look.warn, color: WARNING });
  if (look.bad !== undefined) steps.push({ value: look.bad, color: BAD });
  panel
    .title(title)
    .description(look.means)
    .datasource(source)
    .unit(unit)
    .span(look.wide ?? width)
    .thresholds(new board.ThresholdsConfigBuilder().mode(board.ThresholdsMode.Absolute).steps(steps));
  return panel;
}

/** @param {string} query @param {string} legend @param {string} id */
function target(query, legend, id) {
  const built = new DataqueryBuilder().datasource(source).expr(query).refId(id).range();
  return legend ? built.legendFormat(legend) : built;
}

/** A ratio, 0 where nothing bad has happened yet; nothing where there is no such metric at all. */
export const ratio = (/** @type {string} */ bad, /** @type {string} */ all) => `(${bad} or 0 * ${all}) / (${all} > 0) or 0 * ${all}`;

export const RATE = "[$__rate_interval]";
export const DAY = "[1d]";
