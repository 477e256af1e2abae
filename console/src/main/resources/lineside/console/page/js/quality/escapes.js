// What escapes: passed parts are sampled for the large model, persons look at those that it finds defective.

import { get, query } from "../api.js";
import { element, field, replace, rows, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { verdict } from "../looks.js";
import { periodField, periodOf } from "../period.js";
import { lineChoices, places } from "../places.js";
import { inside, remember } from "../router.js";
import { fixed, moment, number, percent, t } from "../text.js";

export async function open(host, values) {
  const known = await places();
  const filter = { line: values.line ?? "", period: values.period ?? "7d" };
  const body = element("div.stack");
  const change = (key) => (value) => {
    filter[key] = value;
    remember("/quality/escapes", filter);
    attempt(load);
  };
  async function load() {
    const answer = await get(`/api/escapes${query({ line: filter.line, ...periodOf(filter.period) })}`);
    replace(body, answer.audited === 0 ? element("p.panel.empty", t("escapes.none")) : [estimate(answer), steps(answer)], waiting(answer.waiting, answer.audited > 0), answer.shifts.length > 0 && shifts(answer.shifts));
  }
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.escapes")), element("p", t("escapes.what"))),
    field(t("filter.line"), select(lineChoices(known), filter.line, change("line"))), periodField(filter.period, change("period"))), body);
  await load();
}

function estimate({ escapes, disagreed, reviewed, audited }) {
  const said = escapes
    ? [element("p.what-then.numbers", { id: "escape-rate" }, perMillion(escapes.rate)), element("p.numbers", t("escapes.interval", { low: perMillion(escapes.low), high: perMillion(escapes.high) }))]
    : [element("p.what-then", t("escapes.not-yet")), element("p", t("escapes.look-first", { count: disagreed }))];
  const isPartly = escapes && reviewed < disagreed;
  return element("section.panel.stack", element("h2", t("escapes.estimate")), said,
    isPartly && element("p.notice.check", t("escapes.partly", { reviewed, disagreed })), element("p.hint", t("escapes.blind", { count: audited })));
}

/** Shares this small are read as parts in a million. */
function perMillion(share) {
  return t("escapes.share", { share: percent(share, 2), million: number(Math.round(share * 1e6)) });
}

function steps({ audited, disagreed, doubted, reviewed, confirmed }) {
  const figures = [["audited", audited], ["disagreed", disagreed], ["doubted", doubted], ["reviewed", reviewed], ["confirmed", confirmed]];
  return element("section.panel", element("h2", t("escapes.steps")), element("dl.figures", figures.map(([name, count]) =>
    element("div", { "data-figure": name }, element("dt", t(`escapes.${name}`)), element("dd.numbers", number(count))))));
}

function waiting(parts, isAudited) {
  if (!parts.length && !isAudited) return null;
  return element("section.panel", element("h2", t("escapes.waiting", { count: parts.length })), element("p.hint", t("escapes.waiting-what")), parts.length
    ? rows(t("escapes.waiting", { count: parts.length }), [t("unseen.part"), t("part.verdict"), t("unseen.where"), t("unseen.when"), [t("escapes.score"), "number"], ""], parts.slice(0, 200).map((part) =>
      [inside(part.partId, "/quality/part", { id: part.partId }, "id"), verdict(part.evaluation), part.lineId, moment(part.at), fixed(part.score, 2),
        inside(t("escapes.look"), "/operate/bin", { id: part.partId, occasion: "audit" }, "button small")]))
    : element("p.empty", t("escapes.nothing-waits")));
}

function shifts(list) {
  return element("section.panel", element("h2", t("escapes.shifts")), rows(t("escapes.shifts"),
    [t("filter.line"), t("filter.recipe"), t("escapes.shift"), [t("escapes.audited"), "number"], [t("escapes.disagreed"), "number"], [t("escapes.reviewed"), "number"], [t("escapes.confirmed"), "number"], [t("escapes.estimate"), "number"]],
    list.slice(0, 200).map((shift) => [shift.lineId, shift.recipeId, moment(shift.startAt), number(shift.audited), number(shift.disagreed), number(shift.reviewed), number(shift.confirmed),
      shift.escapes ? t("thresholds.interval", { rate: percent(shift.escapes.rate, 2), low: percent(shift.escapes.low, 2), high: percent(shift.escapes.high, 2) }) : t("escapes.not-yet")])));
}
