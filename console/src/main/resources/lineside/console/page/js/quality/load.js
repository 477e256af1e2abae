// How much alarms ask of people, in the figures of ISA-18.2 and IEC 62682.

import { get, query } from "../api.js";
import { element, field, replace, rows, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { timeChart } from "../chart.js";
import { periodField, periodOf } from "../period.js";
import { lineChoices, places } from "../places.js";
import { remember } from "../router.js";
import { fixed, moment, named, number, percent, span, t } from "../text.js";

/** Of ISA-18.2-2016 and IEC 62682:2014, for one operator. */
const ACCEPTABLE_HOUR = 6;
const MOST_HOUR = 12;
const MOST_TEN_MINUTES = 10;
const FEW = 0.01;
const MOST_STALE = 5;
const MIX = { LOW: 0.8, MEDIUM: 0.15, HIGH: 0.05 };
const PRIORITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];
const MOST_PEOPLE = 8;

export async function open(host, values) {
  const known = await places();
  const filter = { line: values.line ?? "", period: values.period ?? "24h", people: values.people ?? "1" };
  const body = element("div.stack");
  let shown = [];
  const change = (key) => (value) => {
    filter[key] = value;
    remember("/quality/load", filter);
    attempt(load);
  };
  async function load() {
    const { figures, closed } = await get(`/api/alarm-load${query({ line: filter.line, ...periodOf(filter.period) })}`);
    shown.forEach((chart) => chart.destroy());
    shown = [raisedChart(figures), ...(closed.length > 1 ? [waitingChart(closed)] : [])];
    replace(body, verdictOf(figures, Number(filter.people)), cards(figures, Number(filter.people)), element("div.charts", shown),
      frequent(figures), element("div.halves", standing(figures), mix(figures)), element("p.hint", t("load.source")));
  }
  const people = Array.from({ length: MOST_PEOPLE }, (unused, place) => [String(place + 1), String(place + 1)]);
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.load")), element("p", t("load.what"))),
    field(t("filter.line"), select(lineChoices(known), filter.line, change("line"))), periodField(filter.period, change("period"), false),
    field(t("load.people"), select(people, filter.people, change("people")))), body);
  await load();
  return () => shown.forEach((chart) => chart.destroy());
}

/** One sentence: is it too much? */
function verdictOf(figures, people) {
  const perHour = figures.perHour / people;
  const isFlooded = figures.floods.shareOfTime >= FEW;
  const tone = perHour > MOST_HOUR || isFlooded ? "bad" : perHour > ACCEPTABLE_HOUR ? "check" : "good";
  const key = perHour > MOST_HOUR ? "load.too-much" : isFlooded ? "load.floods" : perHour > ACCEPTABLE_HOUR ? "load.much" : "load.fine";
  return element(`p.notice.${tone}`, { "data-load": key }, t(key, { rate: fixed(perHour, 1), from: moment(figures.fromAt), to: moment(figures.toAt) }), figures.isCut && ` ${t("load.cut")}`);
}

function cards(figures, people) {
  const { floods, now } = figures;
  const made = [
    ["per-hour", fixed(figures.perHour / people, 1), t("load.at-most", { value: ACCEPTABLE_HOUR, most: MOST_HOUR }), figures.perHour / people > ACCEPTABLE_HOUR],
    ["per-ten", fixed(figures.perHour / 6 / people, 2), t("load.at-most", { value: ACCEPTABLE_HOUR / 6, most: MOST_HOUR / 6 }), figures.perHour / people > ACCEPTABLE_HOUR],
    ["most", number(floods.most), t("load.limit", { value: MOST_TEN_MINUTES }), floods.most > MOST_TEN_MINUTES],
    ["flood-time", percent(floods.shareOfTime), t("load.below", { value: percent(FEW) }), floods.shareOfTime >= FEW],
    ["flood-count", number(floods.count), t("load.flood-alarms", { share: percent(floods.shareOfAlarms, 0) }), floods.count > 0],
    ["busy-hours", percent(figures.hoursAboveThirty), t("load.below", { value: percent(FEW) }), figures.hoursAboveThirty >= FEW],
    ["raised", number(figures.raised), t("load.repeats", { count: figures.repeats }), false],
    ["stale", number(now.stale), t("load.fewer", { value: MOST_STALE }), now.stale >= MOST_STALE],
    ["shelved", number(now.shelved), t("load.now", { standing: now.standing, waiting: now.waiting }), false],
  ];
  return element("dl.load-cards", made.map(([name, value, aim, isBeyond]) => element(`div.load-card${isBeyond ? ".beyond" : ""}`, { "data-figure": name },
    element("dt", t(`load.${name}`)), element("dd.what-then.numbers", value), element("dd.hint", isBeyond && element("b", `▲ ${t("load.beyond")}`), aim))));
}

function raisedChart({ slots }) {
  const counts = slots.map((slot) => slot.raised);
  return timeChart(t("load.chart"), slots.map((slot) => slot.startAt),
    [{ label: t("load.raised-in"), values: counts, kind: "line" }, { label: t("load.flood-from"), values: counts.map(() => MOST_TEN_MINUTES), kind: "limit" }], (value) => number(value));
}

/** As the line itself closed its periods; those of several lines are added up. */
function waitingChart(closed) {
  const times = [...new Set(closed.map((one) => one.endAt))].sort((one, two) => one - two);
  const of = (name) => times.map((time) => closed.filter((one) => one.endAt === time).reduce((sum, one) => sum + one[name], 0));
  return timeChart(t("load.waiting-chart"), times, [{ label: t("load.unacknowledged"), values: of("unacknowledged"), kind: "line" },
    { label: t("load.active"), values: of("active"), kind: "centre" }, { label: t("load.put-aside"), values: of("shelved"), kind: "limit" }], (value) => number(value));
}

function frequent({ frequent: causes, raised }) {
  return element("section.panel", element("h2", t("load.frequent")), causes.length
    ? rows(t("load.frequent"), [t("alarm.what"), t("alarm.where"), [t("load.count"), "number"], [t("charts.share"), "number"], [t("load.repeated"), "number"], t("load.last")],
      causes.map((cause) => [[cause.message, cause.chatters && element("p", element("b", `▲ ${t("load.chatters")}`))], [cause.lineId, cause.place].filter(Boolean).join(" · "),
        number(cause.count), percent(cause.share, 0), number(cause.repeats), moment(cause.lastAt)]))
    : element("p.empty", t("load.none", { count: raised })));
}

function standing({ standing: alarms, toAt }) {
  return element("section.panel", element("h2", t("load.standing")), element("p.hint", t("load.standing-what")), alarms.length
    ? rows(t("load.standing"), [t("alarm.what"), t("alarm.where"), t("load.age"), t("alarm.state")], alarms.map((alarm) =>
      [alarm.message, [alarm.lineId, alarm.stationId].filter(Boolean).join(" · "), [span(toAt - alarm.raisedAt), alarm.stale && element("b", ` ▲ ${t("load.is-stale")}`)],
        alarm.shelvedUntil ? t("alarm.shelved-until", { at: moment(alarm.shelvedUntil) }) : t(alarm.acknowledged ? "load.taken" : "load.waits")]))
    : element("p.empty", t("load.nothing-stands")));
}

function mix({ shareByPriority }) {
  return element("section.panel", element("h2", t("load.mix")), element("p.hint", t("load.mix-what")),
    rows(t("load.mix"), [t("alarm.priority"), [t("charts.share"), "number"], [t("load.aim"), "number"]], PRIORITIES.map((priority) =>
      [named("priority", priority), percent(shareByPriority[priority] ?? 0, 0), MIX[priority] ? t("load.about", { share: percent(MIX[priority], 0) }) : t("load.below", { value: percent(FEW, 0) })])));
}
