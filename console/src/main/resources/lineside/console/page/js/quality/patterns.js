// Patterns that come back: a list, and one with its evidence.

import { get, query } from "../api.js";
import { element, field, replace, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { picture, kindName } from "../picture.js";
import { lineChoices, places } from "../places.js";
import { inside, remember } from "../router.js";
import { moment, named, number, t } from "../text.js";
import { patternPage } from "./pattern.js";

export async function open(host, values) {
  if (values.id) {
    replace(host, patternPage(await get(`/api/patterns/${encodeURIComponent(values.id)}`)));
    return;
  }
  const known = await places();
  const filter = { line: values.line ?? "" };
  const list = element("div.pattern-list");
  const load = async () => {
    const { patterns } = await get(`/api/patterns${query(filter)}`);
    replace(list, patterns.length ? patterns.map(patternCard) : element("p.panel.empty", t("patterns.none")));
  };
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.patterns")), element("p", t("patterns.what"))),
    field(t("filter.line"), select(lineChoices(known), filter.line, (line) => {
      filter.line = line;
      remember("/quality/patterns", filter);
      attempt(load);
    }))), list);
  await load();
}

export function patternCard(pattern) {
  return element("article.panel.pattern-card", pattern.evidence.length > 0 && element("div.evidence-row", pattern.evidence.slice(0, 3).map((address) =>
    picture(address, { alt: t("picture.crop", { kind: kindName(pattern.defectKind) }) }))),
    element("div.stack", element("h2", inside(pattern.title, "/quality/patterns", { id: pattern.patternId })),
      element("p.row", element("span.pill", named("pattern-state", pattern.state)), element("span", `${pattern.lineId} · ${pattern.stationId}`), element("b", kindName(pattern.defectKind))),
      element("p", t("patterns.rate", { ratio: number(pattern.rateRatio, 1), low: number(pattern.rateRatioLow, 1), high: number(pattern.rateRatioHigh, 1), parts: pattern.partsWithDefect, all: pattern.partsUnderFactor })),
      element("p.soft", t("patterns.span", { from: moment(pattern.firstSeenAt), to: moment(pattern.lastSeenAt) }))));
}
