// A stretch of time to look at, counted back from the line's clock.

import { field, select } from "./dom.js";
import { lineState } from "./state.js";
import { t } from "./text.js";

const HOUR = 3_600_000;
const PERIODS = { "1h": HOUR, "8h": 8 * HOUR, "24h": 24 * HOUR, "7d": 168 * HOUR, "30d": 720 * HOUR };

export function periodField(chosen, onchange, withAll = true) {
  const choices = Object.keys(PERIODS).map((name) => [name, t(`period.${name}`)]);
  if (withAll) choices.push(["all", t("period.all")]);
  return field(t("period.title"), select(choices, chosen, onchange));
}

/** {from} in milliseconds, or nothing for all time. */
export function periodOf(name) {
  const length = PERIODS[name];
  return length ? { from: (lineState()?.lineAt ?? Date.now()) - length } : {};
}
