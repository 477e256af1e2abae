// One alarm: how urgent, what happened, how often, since when, what to do, and the buttons for it.

import { element, replace } from "../dom.js";
import { priorityLook, prioritySign } from "../looks.js";
import { picture } from "../picture.js";
import { inside } from "../router.js";
import { clock, named, t } from "../text.js";
import { age } from "../ticking.js";
import { actionButtons } from "./alarm-actions.js";

export function alarmCard(node, alarm) {
  const calm = alarm.acknowledged || alarm.state === "CLEARED" || alarm.shelvedUntil;
  node.className = `alarm tone-${priorityLook(alarm.priority).tone}${calm ? " calm" : " new"}`;
  node.dataset.alarm = alarm.alarmId;
  replace(node,
    element("div.alarm-head", prioritySign(alarm.priority), element("b.priority", named("priority", alarm.priority)),
      element("span", [alarm.lineId, alarm.stationId || alarm.cameraId].filter(Boolean).join(" · ")),
      alarm.repeats > 0 && element("b.numbers", t("alarm.repeats", { count: alarm.repeats })), age(alarm.raisedAt)),
    element("p.message", alarm.message),
    alarm.action && alarm.state === "ACTIVE" && element("p.todo", element("b", t("alarm.do")), ` ${alarm.action}`),
    details(alarm), notes(alarm), element("div.row", actionButtons(alarm)));
}

function details(alarm) {
  return element("div.row.alarm-facts",
    alarm.picture && picture(alarm.picture, { alt: t("picture.crop", { kind: alarm.defectKind }), className: "thumb" }),
    alarm.lastPartId && element("span", `${t("alarm.last-part")} `, inside(alarm.lastPartId, "/quality/part", { id: alarm.lastPartId }, "id")));
}

function notes(alarm) {
  const lines = [];
  if (alarm.state === "CLEARED") lines.push(t("alarm.cleared", { at: clock(alarm.clearedAt) }));
  if (alarm.acknowledged) lines.push(t("alarm.taken", { who: alarm.acknowledgedBy, at: clock(alarm.acknowledgedAt) }));
  if (alarm.shelvedUntil) lines.push(t("alarm.shelved-until", { at: clock(alarm.shelvedUntil) }));
  if (alarm.escalations > 0) lines.push(t("alarm.escalated", { count: alarm.escalations }));
  for (const pending of alarm.pending ?? []) lines.push(t("alarm.pending", { kind: t(`alarm.${pending.kind}`), who: pending.actor }));
  const comment = alarm.comment && element("p.comment", element("b", `${alarm.commentBy}: `), alarm.comment);
  return lines.length || comment ? element("div.alarm-notes", lines.map((line) => element("p", line)), comment) : null;
}
