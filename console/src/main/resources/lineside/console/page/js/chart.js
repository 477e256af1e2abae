// Time charts by uPlot with a table of the same numbers beside them for those who do not see the lines.

import uPlot from "/page/vendor/uplot/uPlot.esm.js";
import { addRows, element, rows } from "./dom.js";
import { inPieces, inTurn } from "./painting.js";
import { chosenLanguage, moment, t } from "./text.js";

const HEIGHT = 280;
const MOST_ROWS = 500;
/** What is shown on either side of a single point. */
const ALONE_SECONDS = 1800;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** series: [{label, values, kind: line|limit|centre, out: [bool]}]; format turns a value into text. */
export function timeChart(title, times, series, format) {
  const host = element("div.chart");
  const table = element("details.chart-table", element("summary", t("chart.table")), { ontoggle: () => fillTable() });
  const root = element("figure.panel.chart-panel", element("figcaption.panel-head", element("h2", title)), host, table);
  let plot = null;
  let isGone = false;
  const data = [times.map((time) => time / 1000), ...series.map((one) => one.values)];
  const draw = () => {
    const width = Math.floor(host.clientWidth);
    if (isGone || width < 100) return;
    if (plot) plot.setSize({ width, height: HEIGHT });
    else plot = new uPlot(options(width, series, format), data, host);
  };
  let isSeen = false;
  const resized = new ResizeObserver(() => isSeen && draw());
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    inTurn(() => {
      isSeen = true;
      draw();
    });
  }, { rootMargin: "300px" });
  resized.observe(host);
  seen.observe(host);
  host.setAttribute("role", "img");
  host.setAttribute("aria-label", t("chart.label", { title, count: times.length }));
  const fillTable = () => {
    if (table.children.length > 1) return;
    const frame = rows(title, [t("chart.time"), ...series.map((one) => [one.label, "number"])], []);
    table.append(frame);
    const places = times.map((time, place) => place).reverse().slice(0, MOST_ROWS);
    inPieces(places, (some) => addRows(frame, some.map((place) => [moment(times[place]), ...series.map((one) => format(one.values[place]))])), () => !isGone);
  };
  root.destroy = () => {
    isGone = true;
    seen.disconnect();
    resized.disconnect();
    plot?.destroy();
  };
  return root;
}

function options(width, series, format) {
  const ink = colour("--soft");
  const grid = { stroke: colour("--line"), width: 1 };
  const time = new Intl.DateTimeFormat(chosenLanguage(), { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
  return {
    width, height: HEIGHT, cursor: { drag: { x: true, y: false } },
    scales: { x: { range: (plot, low, high) => (low === high ? [low - ALONE_SECONDS, high + ALONE_SECONDS] : [low, high]) }, y: { range: (plot, low, high) => [Math.min(0, low ?? 0), (high ?? 1) * 1.08 || 1] } },
    axes: [
      { stroke: ink, grid, ticks: grid, space: 110, values: (plot, splits) => splits.map((at) => time.format(at * 1000)) },
      { stroke: ink, grid, ticks: grid, size: 70, values: (plot, splits) => splits.map((value) => format(value)) },
    ],
    series: [{ label: t("chart.time"), value: (plot, at) => (at ? moment(at * 1000) : "–") }, ...series.map((one) => look(one, format))],
  };
}

function look(one, format) {
  const base = { label: one.label, value: (plot, value) => format(value), spanGaps: false };
  if (one.kind === "limit") return { ...base, stroke: colour("--check-ink"), width: 1.5, dash: [6, 4], points: { show: false } };
  if (one.kind === "centre") return { ...base, stroke: colour("--soft"), width: 1, points: { show: false } };
  if (one.kind === "out") return { ...base, stroke: colour("--bad-ground"), width: 0, points: { show: true, size: 11, fill: colour("--bad-ground") }, paths: () => null };
  return { ...base, stroke: colour("--ink"), width: 1.8, points: { show: true, size: 4 } };
}
