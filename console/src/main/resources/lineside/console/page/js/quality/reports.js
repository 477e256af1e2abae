// The analyzer's reports: the list, one to read, two to compare.

import { get } from "../api.js";
import { button, element, replace, rows } from "../dom.js";
import { go, inside } from "../router.js";
import { moment, number, t } from "../text.js";
import { patternCard } from "./patterns.js";

export async function open(host, values) {
  if (values.id) await read(host, values.id);
  else await list(host);
}

async function list(host) {
  const { reports } = await get("/api/reports");
  const chosen = new Set();
  const compare = button(t("reports.compare"), () => {
    const [right, left] = reports.filter((report) => chosen.has(report.reportId)).map((report) => report.reportId);
    go(`/quality/compare?${new URLSearchParams({ left, right })}`);
  }, { className: "main", id: "compare", disabled: true });
  const choice = (report) => element("input", {
    type: "checkbox", "aria-label": t("reports.choose", { at: moment(report.reportAt) }),
    onchange: (event) => {
      if (event.target.checked) chosen.add(report.reportId);
      else chosen.delete(report.reportId);
      compare.disabled = chosen.size !== 2;
    },
  });
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.reports")), element("p", t("reports.what"))), element("div.push", compare)),
    element("section.panel", reports.length ? rows(t("screen.reports"), [t("reports.two"), t("reports.at"), [t("reports.patterns"), "number"], [t("reports.inspections"), "number"], ""],
      reports.map((report) => [choice(report), inside(moment(report.reportAt), "/quality/reports", { id: report.reportId }), number(report.patterns), number(report.inspections), papers(report)]))
      : element("p.empty", t("reports.none"))));
}

function papers(report) {
  return element("span.row", report.page && element("a", { href: report.page, target: "_blank", rel: "noopener" }, t("reports.page")),
    report.pdf && element("a", { href: report.pdf, target: "_blank", rel: "noopener" }, "PDF"));
}

async function read(host, id) {
  const report = await get(`/api/reports/${encodeURIComponent(id)}`);
  const frame = report.page && element("iframe.report-frame", { src: report.page, title: t("reports.page") });
  replace(host, element("div.screen-head", element("div", element("h1", t("reports.of", { at: moment(report.reportAt) })),
    element("p", t("reports.facts", { inspections: report.inspections, tests: report.tests, count: report.patterns.length }))),
    element("div.push.row", inside(t("reports.back"), "/quality/reports", {}, "button"), papers(report))),
    element("div.pattern-list", report.patterns.map(patternCard)), frame);
}
