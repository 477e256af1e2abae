// Who changed what, when and why.

import { get, query } from "../api.js";
import { element, field, replace, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { more } from "../paging.js";
import { periodField, periodOf } from "../period.js";
import { remember } from "../router.js";
import { named, t } from "../text.js";
import { auditRows } from "./audit-rows.js";

const ACTIONS = ["DEPLOY", "ROLL_BACK", "WITHDRAW", "PUBLISH", "ACKNOWLEDGE", "SHELVE", "UNSHELVE", "COMMENT", "REFUSE"];

export async function open(host, values) {
  const filter = { who: values.who ?? "", action: values.action ?? "", subject: values.subject ?? "", period: values.period ?? "all" };
  const list = element("div.stack");
  const change = (key) => (value) => {
    filter[key] = value;
    remember("/adjust/audit", filter);
    load();
  };
  const text = (key) => element("input", { value: filter[key], onchange: (event) => change(key)(event.target.value.trim()) });
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.audit")), element("p", t("audit.what"))),
    field(t("audit.who"), text("who")), field(t("audit.subject"), text("subject")),
    field(t("audit.action"), select([["", t("filter.all")], ...ACTIONS.map((action) => [action, named("audit-action", action)])], filter.action, change("action"))),
    periodField(filter.period, change("period"))), element("section.panel", list));
  const load = () => attempt(() => more(list, (cursor) => {
    const { who, action, subject } = filter;
    return get(`/api/audit${query({ who, action, subject, ...periodOf(filter.period), cursor })}`);
  }, "entries", auditRows, t("audit.none")));
  await load();
}
