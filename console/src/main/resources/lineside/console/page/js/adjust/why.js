// Every change asks why and shows what it changes before it is sent.

import { element, field, rows } from "../dom.js";
import { askForm, note } from "../dialog.js";
import { named, t } from "../text.js";

const WHY_LENGTH = 1000;

/** changes: [[what, before, after]]; send(why) may throw, its sentence is shown and the reason stays. */
export function askWhy(title, changes, send) {
  const why = element("textarea", { name: "why", required: true, maxLength: WHY_LENGTH, autofocus: true });
  askForm(title, [rows(title, [t("why.what"), t("why.before"), t("why.after")], changes), field(t("why.why"), why, t("why.hint"))], t("why.send"),
    async () => {
      await send(why.value.trim());
      note(t("why.done"));
    }, { wide: true });
}

/** What differs between two plain values, as [path, before, after]. */
export function differences(before, after, path = "") {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return [];
  const bothObjects = [before, after].every((value) => value !== null && typeof value === "object");
  if (!bothObjects) return [[path, shown(before), shown(after)]];
  const [one, two] = [byName(before), byName(after)];
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  const found = [...keys].flatMap((key) => differences(one[key], two[key], path ? `${path}.${key}` : key));
  return found.length > 40 ? [[path, shown(before), shown(after)]] : found;
}

/** Rules are told apart by their names, so that one that is gone does not change all after it. */
function byName(value) {
  return Array.isArray(value) && value.some((one) => one?.ruleId) ? Object.fromEntries(value.map((one) => [one.ruleId, one])) : value;
}

function shown(value) {
  if (value === undefined || value === null) return "–";
  if (value.ruleId) return `${named("rule", value.kind)}, ${named("priority", value.priority)}: ${value.action}`;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
