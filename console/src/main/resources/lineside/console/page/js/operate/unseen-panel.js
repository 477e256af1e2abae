// What the system did not see: losses and undecided parts of the shift, the latest ones by name.

import { element, replace, rows } from "../dom.js";
import { inside } from "../router.js";
import { clock, named, number, t } from "../text.js";

const SHOWN = 6;

export function unseenPanel() {
  const figures = element("dl.figures");
  const latest = element("div");
  const root = element("section.panel", { "aria-labelledby": "unseen-title" },
    element("div.panel-head", element("h2", { id: "unseen-title" }, t("unseen.title")), inside(t("unseen.all"), "/operate/unseen", {}, "push")),
    figures, latest);
  return { root, draw: (unseen) => draw(figures, latest, unseen) };
}

function draw(figures, latest, unseen) {
  if (!unseen) return;
  const stamp = JSON.stringify(unseen);
  if (figures.dataset.stamp === stamp) return;
  figures.dataset.stamp = stamp;
  replace(figures, unseenFigures(unseen));
  const shown = (unseen.latest ?? []).slice(0, SHOWN);
  replace(latest, shown.length ? unseenRows(shown) : element("p.empty", t("unseen.none")));
}

export function unseenFigures(unseen) {
  const figures = [["lost", unseen.lost], ["undefined", unseen.undefined], ["undecided", unseen.undecided], ["letters", unseen.deadLetters]];
  if (unseen.unreadable) figures.push(["unreadable", unseen.unreadable]);
  return figures.map(([name, count]) => element("div", element("dt", t(`unseen.${name}`)), element("dd.numbers", number(count))));
}

export function unseenRows(items) {
  return rows(t("unseen.title"), [t("unseen.when"), t("unseen.part"), t("unseen.where"), t("unseen.why")],
    items.map((item) => [clock(item.at), item.partId ? inside(item.partId, "/quality/part", { id: item.partId }, "id") : "–",
      [item.stationId || item.lineId, item.cameraId].filter(Boolean).join(" · "),
      [t(`unseen.what.${item.what}`), named("reason", item.reason)].filter(Boolean).join(": ")]));
}
