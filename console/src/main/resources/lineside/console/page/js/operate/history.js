// All alarms of a time, also cleared ones, each with what people did with it.

import { get, query } from "../api.js";
import { button, element, field, replace, rows, select } from "../dom.js";
import { attempt, openDialog } from "../dialog.js";
import { places, lineChoices } from "../places.js";
import { more } from "../paging.js";
import { remember } from "../router.js";
import { moment, named, number, t } from "../text.js";

export async function open(host, values) {
  const known = await places();
  const filter = { line: values.line ?? "", state: values.state ?? "all" };
  const list = element("div.stack");
  const change = (key) => (value) => {
    filter[key] = value;
    remember("/operate/alarms", filter);
    load();
  };
  replace(host, element("div.screen-head", element("h1", t("screen.alarms")),
    field(t("filter.line"), select(lineChoices(known), filter.line, change("line"))),
    field(t("filter.state"), select([["all", t("filter.all")], ["open", t("filter.open")]], filter.state, change("state")))), element("section.panel", list));
  const load = () => attempt(() => more(list, (cursor) => get(`/api/alarms${query({ ...filter, cursor })}`), "alarms", draw, t("alarms.none-ever")));
  await load();
}

function draw(alarms) {
  return rows(t("screen.alarms"), [t("alarm.raised"), t("alarm.priority"), t("alarm.what"), t("alarm.where"), [t("alarm.times"), "number"], t("alarm.state"), t("alarm.who"), ""],
    alarms.map((alarm) => [moment(alarm.raisedAt), named("priority", alarm.priority), alarm.message,
      [alarm.lineId, alarm.stationId, alarm.cameraId].filter(Boolean).join(" · "), number(alarm.repeats + 1), named("alarm-state", alarm.state),
      alarm.acknowledgedBy || "–", button(t("alarm.story"), () => attempt(() => story(alarm)))]));
}

async function story({ alarmId }) {
  const { alarm, actions } = await get(`/api/alarms/${encodeURIComponent(alarmId)}`);
  openDialog(alarm.message, element("div.stack", alarm.action && element("p", element("b", t("alarm.do")), ` ${alarm.action}`),
    actions.length ? rows(t("alarm.story"), [t("audit.at"), t("alarm.who"), t("audit.action"), t("alarm.comment"), t("alarm.result")],
      actions.map((action) => [moment(action.at), action.actor, t(`alarm.${action.kind}`), action.comment,
        [named("alarm-result", action.result ?? "SENT"), action.reason].filter(Boolean).join(": ")]))
      : element("p.empty", t("alarm.no-story"))), { wide: true });
}
