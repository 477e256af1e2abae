// A slider over thresholds and what each would let escape, reject for nothing, and flag.

import { element, field, replace } from "../dom.js";
import { lineState } from "../state.js";
import { fixed, moment, number, percent, t } from "../text.js";
import { CurveChart } from "./curve-chart.js";

const STEPS = 1000;
const UNKNOWN_START = 0.5;
const logit = (share) => Math.log(share / (1 - share));
const share = (value) => 1 / (1 + Math.exp(-value));
const inner = (threshold) => Math.min(1 - 1e-6, Math.max(1e-6, threshold));

/** Points stand at scores that were seen: between two of them nothing changes, so the next one above holds. */
export function pointAt(points, threshold) {
  if (!points?.length) return null;
  return points.find((point) => point.threshold >= threshold) ?? points[points.length - 1];
}

export class WhatIf {
  constructor(answer, view) {
    this.answer = answer;
    this.known = view.notOkFrom ?? answer.thresholds?.notOk ?? null;
    this.now = this.known ?? UNKNOWN_START;
    this.threshold = this.now;
    const all = [answer.calibration?.points, answer.real?.points].flatMap((points) => points ?? []).map((point) => logit(inner(point.threshold)));
    this.low = Math.min(...all, logit(inner(this.now))) - 0.1;
    this.high = Math.max(...all, logit(inner(this.now)));
    this.figures = element("div.what-if");
    this.word = element("output.threshold-word.numbers", { id: "threshold-word" });
    this.slider = element("input", { type: "range", min: 0, max: STEPS, step: 1, id: "threshold", oninput: () => this.moved() });
    this.chart = new CurveChart(answer, (threshold) => logit(inner(threshold)), share);
    this.root = element("div.stack", element("section.panel.stack", field(t("thresholds.slider"), this.slider), this.word, this.figures), this.chart.root, notes(answer));
    this.slider.value = Math.round(((logit(inner(this.now)) - this.low) / (this.high - this.low)) * STEPS);
    this.draw();
  }

  moved() {
    const isStart = Math.abs(this.slider.value / STEPS - (logit(inner(this.now)) - this.low) / (this.high - this.low)) < 0.5 / STEPS;
    this.threshold = isStart ? this.now : Number(share(this.low + (this.slider.value / STEPS) * (this.high - this.low)).toPrecision(5));
    this.draw();
  }

  draw() {
    this.word.textContent = this.known === null ? t("thresholds.word-unknown", { then: fixed(this.threshold, 4) })
      : t("thresholds.word", { now: fixed(this.now, 4), then: fixed(this.threshold, 4) });
    this.slider.setAttribute("aria-valuetext", fixed(this.threshold, 4));
    replace(this.figures, this.cards());
    this.chart.at(this.now, this.threshold);
  }

  cards() {
    const { calibration, real } = this.answer;
    const cards = [];
    const pair = (title, points, name, sub) => cards.push(card(title, this.known === null ? null : pointAt(points, this.known)?.[name], pointAt(points, this.threshold)?.[name], sub));
    if (calibration) {
      const sub = t("thresholds.calibration", { good: calibration.good, defect: calibration.defect });
      pair(t("thresholds.escapes"), calibration.points, "escapes", sub);
      pair(t("thresholds.overkill"), calibration.points, "overkill", sub);
    }
    if (real?.points?.length) pair(t("thresholds.flagged"), real.points, "flagged", t("thresholds.real", { views: real.views }));
    if (real?.judged) {
      const sub = t("thresholds.judged", { good: real.judged.good, defect: real.judged.defect });
      pair(t("thresholds.escapes"), real.judged.points, "escapes", sub);
      pair(t("thresholds.overkill"), real.judged.points, "overkill", sub);
    }
    return cards.length ? cards : element("p.empty", t("thresholds.no-data"));
  }

  /** Rows for the question why: what the chosen threshold would do. */
  consequences(threshold) {
    if (threshold === null || !this.answer.calibration) return [];
    const { points } = this.answer.calibration;
    return ["escapes", "overkill"].map((name) => [t(`thresholds.${name}`), interval(pointAt(points, this.now)?.[name]), interval(pointAt(points, threshold)?.[name])]);
  }

  destroy() {
    this.chart.destroy();
  }
}

function interval(rate) {
  return rate ? t("thresholds.interval", { rate: percent(rate.rate, 2), low: percent(rate.low, 2), high: percent(rate.high, 2) }) : "–";
}

function card(title, now, then, sub) {
  const changed = now && then && now.rate !== then.rate;
  return element("div.what-card", element("h2", title), element("p.what-then.numbers", then ? percent(then.rate, 2) : "–"),
    element("p.numbers", then ? t("thresholds.from-to", { low: percent(then.low, 2), high: percent(then.high, 2) }) : ""),
    element("p.soft.numbers", changed ? t("thresholds.now", { value: percent(now.rate, 2) }) : now ? t("thresholds.same") : ""),
    then?.count !== undefined && element("p.soft.numbers", t("thresholds.count", { count: number(then.count) })), element("p.hint", sub));
}

function notes(answer) {
  const lines = [];
  if (!answer.calibration) lines.push(t("thresholds.no-curve"));
  if (answer.real?.judged) lines.push(t("thresholds.biased"));
  if (answer.real) lines.push(t("thresholds.period", { from: moment(answer.real.fromAt), to: moment(answer.real.toAt ?? lineState()?.lineAt) }));
  return element("div.notice", lines.map((line) => element("p", line)));
}
