// Ages that grow by themselves: elements with data-since, redrawn once a second.

import { element } from "./dom.js";
import { span, t } from "./text.js";
import { lineState } from "./state.js";

/** How far the line's clock is, guessed on from its last word by our own; a line that stands does not age. */
function lineNow() {
  return lineState()?.lineAt ?? Date.now();
}

export function age(sinceMillis) {
  const made = element("span.age.numbers");
  made.dataset.since = sinceMillis;
  draw(made);
  return made;
}

export function setAge(made, sinceMillis) {
  made.dataset.since = sinceMillis;
  draw(made);
}

function draw(made) {
  made.textContent = t("common.since", { span: span(lineNow() - Number(made.dataset.since)) });
}

setInterval(() => document.querySelectorAll(".age[data-since]").forEach(draw), 1_000);
