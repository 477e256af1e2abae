// Alarms by priority. An entry is redrawn only when its alarm changed, so that no button moves away.

import { element, replace } from "../dom.js";
import { t } from "../text.js";
import { alarmCard } from "./alarm-card.js";
import { personField } from "./person.js";

export function alarmList() {
  const open = element("ol.alarms");
  const shelved = element("ol.alarms");
  const none = element("p.empty", t("alarms.none"));
  const pill = element("span.pill");
  const aside = element("details.shelved", element("summary", t("alarms.shelved", { count: 0 })), shelved);
  const root = element("section.panel.alarm-panel", { "aria-labelledby": "alarms-title" },
    element("div.panel-head", element("h2", { id: "alarms-title" }, t("alarms.title")), pill, personField()), none, open, aside);
  const cards = new Map();
  return { root, draw };

  function draw(alarms) {
    const shown = alarms.filter((alarm) => !alarm.suppressed);
    const put = shown.filter((alarm) => alarm.shelvedUntil);
    const rest = shown.filter((alarm) => !alarm.shelvedUntil);
    arrange(open, rest);
    arrange(shelved, put);
    const kept = new Set(shown.map((alarm) => alarm.alarmId));
    for (const id of [...cards.keys()]) if (!kept.has(id)) cards.delete(id);
    none.hidden = rest.length > 0;
    aside.hidden = put.length === 0;
    aside.firstChild.textContent = t("alarms.shelved", { count: put.length });
    const waiting = rest.filter((alarm) => alarm.state === "ACTIVE" && !alarm.acknowledged).length;
    pill.className = `pill${waiting ? " bad" : ""}`;
    pill.textContent = waiting ? t("alarms.waiting", { count: waiting }) : t("alarms.all-taken");
  }

  function arrange(list, alarms) {
    const nodes = alarms.map(cardOf);
    for (const child of [...list.children]) if (!nodes.includes(child)) child.remove();
    nodes.forEach((node, place) => {
      if (list.children[place] !== node) list.insertBefore(node, list.children[place] ?? null);
    });
  }

  function cardOf(alarm) {
    const known = cards.get(alarm.alarmId);
    const stamp = JSON.stringify({ ...alarm, lineAt: 0 });
    if (known?.stamp === stamp) return known.node;
    const node = known?.node ?? element("li");
    const hadFocus = node.contains(document.activeElement) ? document.activeElement.className : null;
    alarmCard(node, alarm);
    if (hadFocus) [...node.querySelectorAll("button")].find((one) => one.className === hadFocus)?.focus();
    cards.set(alarm.alarmId, { node, stamp });
    return node;
  }
}
