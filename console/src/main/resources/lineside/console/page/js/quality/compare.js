// Two reports side by side: what came, what went, what grew.

import { get, query } from "../api.js";
import { element, replace, rows } from "../dom.js";
import { inside } from "../router.js";
import { moment, number, t } from "../text.js";

export async function open(host, values) {
  const { left, right, rows: lines } = await get(`/api/reports/compare${query({ left: values.left, right: values.right })}`);
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.compare")), element("p", t("compare.of", { left: moment(left.reportAt), right: moment(right.reportAt) }))),
    element("div.push", inside(t("reports.back"), "/quality/reports", {}, "button"))),
    element("section.panel", lines.length ? rows(t("screen.compare"),
      [t("compare.pattern"), t("compare.state"), [t("compare.before"), "number"], [t("compare.after"), "number"], [t("compare.change"), "number"]], lines.map(row)) : element("p.empty", t("compare.none"))));
}

function row(line) {
  return [inside(line.title, "/quality/patterns", { id: line.patternId }), element("span.pill", t(`compare.${line.state}`)), ratio(line.left), ratio(line.right),
    line.ratioChange === null ? "–" : `× ${number(line.ratioChange, 2)}`];
}

function ratio(pattern) {
  return pattern ? t("patterns.interval", { value: number(pattern.rateRatio, 1), low: number(pattern.rateRatioLow, 1), high: number(pattern.rateRatioHigh, 1) }) : "–";
}
