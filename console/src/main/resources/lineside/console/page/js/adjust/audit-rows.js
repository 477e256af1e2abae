// Entries of the audit as a table.

import { element, rows } from "../dom.js";
import { moment, named, t } from "../text.js";

export function auditRows(entries) {
  if (!entries.length) return element("p.empty", t("audit.none"));
  return rows(t("screen.audit"), [t("audit.at"), t("audit.who"), t("audit.action"), t("audit.subject"), t("why.before"), t("why.after"), t("why.why")],
    entries.map((entry) => [element("span.nowrap", moment(entry.at)), [entry.who || "–", entry.actor === "MACHINE" && element("span.soft", ` (${t("audit.machine")})`)],
      named("audit-action", entry.action), element("span.id", entry.subject), entry.before || "–", entry.after || "–", entry.why || "–"]));
}
