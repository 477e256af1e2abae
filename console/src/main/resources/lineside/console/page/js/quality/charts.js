// Control charts (p, u), first-pass yield and Pareto over a chosen time.

import { get, query } from "../api.js";
import { element, field, replace, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { timeChart } from "../chart.js";
import { periodField, periodOf } from "../period.js";
import { lineChoices, places, stationChoices } from "../places.js";
import { remember } from "../router.js";
import { fixed, percent, t } from "../text.js";
import { pareto } from "./pareto.js";

export async function open(host, values) {
  const known = await places();
  const filter = { line: values.line ?? known.lines[0]?.lineId ?? "", station: values.station ?? "", period: values.period ?? "24h", from: values.from, to: values.to };
  const charts = element("div.charts");
  let shown = [];
  const bar = element("div.screen-head");
  const change = (key) => (value) => {
    filter[key] = value;
    if (key === "line") filter.station = "";
    remember("/quality/charts", filter);
    drawBar();
    attempt(load);
  };
  function drawBar() {
    replace(bar, element("h1", t("screen.charts")), field(t("filter.line"), select(lineChoices(known), filter.line, change("line"))),
      field(t("filter.station"), select(stationChoices(known, filter.line, t("charts.whole")), filter.station, change("station"))),
      filter.from || filter.to ? null : periodField(filter.period, change("period")),
      field(t("period.from"), moment_(filter.from, change("from"))), field(t("period.to"), moment_(filter.to, change("to"))));
  }
  async function load() {
    const period = filter.from || filter.to ? { from: filter.from, to: filter.to } : periodOf(filter.period);
    const answer = await get(`/api/spc${query({ line: filter.line, station: filter.station, ...period })}`);
    shown.forEach((chart) => chart.destroy());
    shown = answer.series.filter((series) => series.points.length && (filter.station || !series.stationId || answer.series.every((one) => one.stationId))).flatMap(chartsOf);
    replace(charts, shown, answer.pareto.length > 0 && pareto(answer.pareto));
    if (!shown.length && !answer.pareto.length) replace(charts, element("p.panel.empty", t("charts.none")));
  }
  drawBar();
  replace(host, bar, charts);
  await load();
  return () => shown.forEach((chart) => chart.destroy());
}

function moment_(millis, onchange) {
  const local = millis ? new Date(Number(millis) - new Date(Number(millis)).getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : "";
  return element("input", { type: "datetime-local", value: local, onchange: (event) => onchange(event.target.value ? new Date(event.target.value).getTime() : undefined) });
}

function chartsOf({ lineId, stationId, recipeId, points }) {
  const times = points.map((point) => point.startAt);
  const where = [lineId, stationId || t("charts.whole"), recipeId].filter(Boolean).join(" · ");
  const of = (name) => points.map((point) => point[name] ?? null);
  const outs = (value, out) => points.map((point) => (point[out] ? point[value] : null));
  const made = [];
  if (points.some((point) => point.p !== null && point.p !== undefined)) {
    made.push(timeChart(t("charts.p", { where }), times, control(of, outs, "p"), (value) => percent(value)));
  }
  if (points.some((point) => point.u !== null && point.u !== undefined)) {
    made.push(timeChart(t("charts.u", { where }), times, control(of, outs, "u"), (value) => fixed(value, 2)));
  }
  if (points.some((point) => point.firstPassYield !== null && point.firstPassYield !== undefined)) {
    made.push(timeChart(t("charts.yield", { where }), times, [{ label: t("counts.yield"), values: of("firstPassYield"), kind: "line" }], (value) => percent(value)));
  }
  return made;
}

function control(of, outs, name) {
  return [
    { label: t(`charts.${name}-value`), values: of(name), kind: "line" }, { label: t("charts.centre"), values: of(`${name}Centre`), kind: "centre" },
    { label: t("charts.lower"), values: of(`${name}Lower`), kind: "limit" }, { label: t("charts.upper"), values: of(`${name}Upper`), kind: "limit" },
    { label: t("charts.out"), values: outs(name, `${name}Out`), kind: "out" },
  ];
}
