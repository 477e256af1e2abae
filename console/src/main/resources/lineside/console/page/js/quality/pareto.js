// Which kinds make most of the defects: bars with the running share, readable as a table.

import { element } from "../dom.js";
import { kindName } from "../picture.js";
import { number, percent, t } from "../text.js";

export function pareto(entries) {
  const most = Math.max(...entries.map((entry) => entry.count), 1);
  const root = element("section.panel.chart-panel", element("h2", t("charts.pareto")),
    element("table.rows.pareto", element("caption.visually-hidden", t("charts.pareto")),
      element("thead", element("tr", [t("filter.kind"), "", t("unseen.count"), t("charts.share"), t("charts.cumulative")].map((head, place) => element(place > 1 ? "th.number" : "th", { scope: "col" }, head)))),
      element("tbody", entries.map((entry) => row(entry, most)))));
  root.destroy = () => {};
  return root;
}

function row(entry, most) {
  const bar = element("span.pareto-bar");
  bar.style.width = `${(entry.count / most) * 100}%`;
  return element("tr", element("td", kindName(entry.kind)), element("td.pareto-cell", bar), element("td.number", number(entry.count)),
    element("td.number", percent(entry.share)), element("td.number", percent(entry.cumulative)));
}
