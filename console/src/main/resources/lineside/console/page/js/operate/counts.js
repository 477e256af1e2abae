// Counts of the running shift, a row for each line.

import { element, replace } from "../dom.js";
import { look } from "../looks.js";
import { shortClock, named, number, percent, t } from "../text.js";

const KINDS = [["ok", "OK"], ["notOk", "NOT_OK"], ["notDecidable", "NOT_DECIDABLE"], ["undefined", "UNDEFINED"]];

export function counts() {
  const title = element("h2", t("counts.title"));
  const body = element("div.counts");
  const root = element("section.panel", { "aria-label": t("counts.title") }, title, body);
  return { root, draw: (state) => draw(title, body, state) };
}

function draw(title, body, state) {
  title.textContent = state.shift
    ? t("counts.shift", { name: named("shift", state.shift.name), from: shortClock(state.shift.startAt) }) : t("counts.title");
  const stamp = JSON.stringify(state.lines);
  if (body.dataset.stamp === stamp) return;
  body.dataset.stamp = stamp;
  replace(body, state.lines.length ? state.lines.map(row) : element("p.empty", t("counts.none")));
}

function row(line) {
  return element("dl.count", element("div.line", element("dt.visually-hidden", t("counts.line")), element("dd", line.lineId)),
    cell("yield", percent(line.counts.firstPassYield), t("counts.yield")),
    KINDS.map(([key, evaluation]) => cell(evaluation, number(line.counts[key]), `${look(evaluation).letter} ${t(`verdict.${evaluation}`)}`)),
    cell("lost", number(line.lost), t("counts.lost")));
}

function cell(name, figure, label) {
  return element("div.cell", { "data-count": name }, element("dt", label), element("dd.numbers", figure));
}
