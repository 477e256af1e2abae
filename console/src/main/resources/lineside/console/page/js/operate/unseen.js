// Everything that was not seen or not decided, over a chosen time.

import { get, query } from "../api.js";
import { element, field, replace, rows, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { more } from "../paging.js";
import { lineChoices, places } from "../places.js";
import { remember } from "../router.js";
import { named, number, t } from "../text.js";
import { periodField, periodOf } from "../period.js";
import { unseenFigures, unseenRows } from "./unseen-panel.js";

const WHAT = ["loss", "undefined", "undecided", "letter"];

export async function open(host, values) {
  const known = await places();
  const filter = { line: values.line ?? "", what: values.what ?? "", period: values.period ?? "24h" };
  const figures = element("dl.figures");
  const reasons = element("div");
  const list = element("div.stack");
  const change = (key) => (value) => {
    filter[key] = value;
    remember("/operate/unseen", filter);
    load();
  };
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.unseen")), element("p", t("unseen.why-here"))),
    field(t("filter.line"), select(lineChoices(known), filter.line, change("line"))),
    field(t("filter.what"), select([["", t("filter.all")], ...WHAT.map((what) => [what, t(`unseen.what.${what}`)])], filter.what, change("what"))),
    periodField(filter.period, change("period"))),
    element("section.panel", figures, reasons), element("section.panel", list));
  const load = () => attempt(() => more(list, async (cursor) => {
    const { line, what } = filter;
    const answer = await get(`/api/unseen${query({ line, what, ...periodOf(filter.period), cursor })}`);
    replace(figures, unseenFigures(answer.summary));
    replace(reasons, reasonRows(answer.summary.byReason ?? []));
    return answer;
  }, "items", unseenRows, t("unseen.none")));
  await load();
}

function reasonRows(byReason) {
  if (!byReason.length) return null;
  return rows(t("unseen.reasons"), [t("unseen.why"), [t("unseen.count"), "number"]],
    byReason.map((entry) => [named("reason", entry.reason), number(entry.count)]));
}
