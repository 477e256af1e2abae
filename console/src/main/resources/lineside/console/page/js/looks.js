// How a verdict and a priority look: colour, shape and word together, never colour alone.

import { element, shape } from "./dom.js";
import { t } from "./text.js";

const OUTLINES = {
  circle: "M18 2a16 16 0 1 0 0 32a16 16 0 1 0 0-32z",
  octagon: "M11.4 2h13.2L34 11.4v13.2L24.6 34H11.4L2 24.6V11.4z",
  triangle: "M18 3L35 33H1z",
  square: "M4 4h28v28H4z",
  diamond: "M18 1L35 18L18 35L1 18z",
};
const VERDICTS = {
  OK: { tone: "ok", outline: "circle", sign: "M10.5 18.5l5 5 10-11", letter: "✓" },
  NOT_OK: { tone: "bad", outline: "octagon", sign: "M12 12l12 12M24 12L12 24", letter: "✕" },
  NOT_DECIDABLE: { tone: "check", outline: "triangle", sign: "M18 14v8M18 26.2v.3", letter: "▲" },
  UNDEFINED: { tone: "off", outline: "square", sign: "M11 18h14", letter: "■" },
};
const WAITING = { tone: "off", outline: "square", sign: "M12 18h.2M18 18h.2M24 18h.2", letter: "·" };
const PRIORITIES = {
  CRITICAL: { tone: "bad", outline: "octagon", digit: "1" },
  HIGH: { tone: "bad", outline: "triangle", digit: "2" },
  MEDIUM: { tone: "check", outline: "diamond", digit: "3" },
  LOW: { tone: "help", outline: "circle", digit: "4" },
};

export function look(evaluation) {
  return VERDICTS[evaluation] ?? (evaluation ? VERDICTS.UNDEFINED : WAITING);
}

export function priorityLook(priority) {
  return PRIORITIES[priority] ?? PRIORITIES.MEDIUM;
}

export function verdictWord(evaluation) {
  return t(`verdict.${evaluation || "WAITING"}`);
}

/** The sign alone; the word has to stand beside it. */
export function sign(evaluation) {
  const { outline, sign: inner } = look(evaluation);
  return shape("0 0 36 36",
    { d: OUTLINES[outline], fill: "currentColor" },
    { d: inner, fill: "none", stroke: "var(--sign-ground, var(--panel))", "stroke-width": "3.4", "stroke-linecap": "round", "stroke-linejoin": "round" });
}

export function prioritySign(priority) {
  return shape("0 0 36 36", { d: OUTLINES[priorityLook(priority).outline], fill: "currentColor" });
}

export function verdict(evaluation) {
  return element(`span.verdict.tone-${look(evaluation).tone}`, sign(evaluation), verdictWord(evaluation));
}
