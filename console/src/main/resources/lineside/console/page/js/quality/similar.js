// What looks like a crop: the nearest findings of the analyzer's published index.

import { get, query } from "../api.js";
import { element, field, replace, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { picture, kindName } from "../picture.js";
import { periodField, periodOf } from "../period.js";
import { lineChoices, places, stationChoices } from "../places.js";
import { inside, remember } from "../router.js";
import { fixed, moment, number, shortHash, t } from "../text.js";

export async function open(host, values) {
  const known = await places();
  const filter = { crop: values.crop, line: values.line ?? "", station: values.station ?? "", period: values.period ?? "all", count: values.count ?? "24" };
  const found = element("section.panel.stack");
  const change = (key) => (value) => {
    filter[key] = value;
    remember("/quality/similar", filter);
    attempt(load);
  };
  replace(host, element("div.screen-head", element("h1", t("screen.similar")),
    field(t("filter.line"), select(lineChoices(known), filter.line, change("line"))),
    field(t("filter.station"), select(stationChoices(known, filter.line), filter.station, change("station"))),
    periodField(filter.period, change("period")),
    field(t("similar.count"), select([["12", "12"], ["24", "24"], ["48", "48"]], filter.count, change("count")))),
    element("div.similar", element("section.panel.stack", element("h2", t("similar.this")), picture(`/api/evidence/${filter.crop}`, { alt: t("similar.this"), className: "big", eager: true }),
      element("p.id.soft", shortHash(filter.crop))), found));
  async function load() {
    const { period, ...asked } = filter;
    const answer = await get(`/api/similar${query({ ...asked, ...periodOf(period) })}`);
    replace(found, element("h2", t("similar.found", { count: answer.similar.length })),
      element("p.hint", t("similar.index", { findings: answer.index.findings, version: answer.index.version })),
      answer.similar.length ? element("div.gallery", answer.similar.map(card)) : element("p.empty", t("similar.none")));
  }
  await load().catch((error) => replace(found, element("p.notice.check", { role: "alert" }, error.message)));
}

function card(one) {
  return element("figure.crop-card", inside(picture(one.picture, { alt: t("picture.crop", { kind: kindName(one.kind) }) }), "/quality/similar", { crop: one.cropSha256 }),
    element("figcaption", element("b", kindName(one.kind)), element("span.numbers.soft", t("similar.distance", { distance: fixed(one.distance, 3) })),
      inside(one.partId, "/quality/part", { id: one.partId }, "id"), element("span.soft", `${one.lineId} · ${one.stationId}`), element("span.soft", moment(one.at))));
}
