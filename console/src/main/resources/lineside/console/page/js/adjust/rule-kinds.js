// What kinds of alarm rules there are, and what each looks at. As in AlarmRule of the schemas.

const K = ["occurrences", 1, 1000, 1];
const N = ["windowParts", 1, 1000, 1];

/** Of each kind: its own numbers as [name, least, most, step]. */
export const FIELDS = {
  K_OF_N: [K, N],
  CONSECUTIVE: [K],
  RATE: [N, ["expectedRate", 0.00001, 0.99999, "any"], ["falseAlarmRate", 0.00001, 0.49999, "any"]],
  CRITICAL: [],
  SAME_POSITION: [K, N, ["centreRadius", 0.001, 1, "any"]],
  CAMERA_UNHEALTHY: [K, N],
  CAMERA_SILENT: [],
  LEDGER: [],
  SCORE_DRIFT: [["windowParts", 20, 1000, 1], ["ewmaWeight", 0.001, 1, "any"], ["ewmaSigmas", 0.1, 1000, "any"]],
  MODEL_CHANGE: [],
  MODEL_REFUSED: [],
};

export const KINDS = Object.keys(FIELDS);
export const OF_DEFECTS = new Set(["K_OF_N", "CONSECUTIVE", "RATE", "CRITICAL", "SAME_POSITION"]);
export const OF_STATIONS = new Set([...OF_DEFECTS, "SCORE_DRIFT"]);

const FIRST_NUMBERS = {
  K_OF_N: { occurrences: 3, windowParts: 20 },
  CONSECUTIVE: { occurrences: 3, windowParts: 3 },
  RATE: { windowParts: 200 },
  SAME_POSITION: { occurrences: 3, windowParts: 50 },
  CAMERA_UNHEALTHY: { occurrences: 3, windowParts: 10 },
  SCORE_DRIFT: { windowParts: 200 },
};

/** Every field of the message, with the defaults of its schema. */
export function newRule(kind, ruleId) {
  return {
    ruleId, kind, stationIds: [], defectKinds: [], occurrences: 1, windowParts: 1, centreRadius: 0.05, expectedRate: 0.01, falseAlarmRate: 0.00135,
    ewmaWeight: 0.05, ewmaSigmas: 4, clearAfterParts: 0, priority: "MEDIUM", severity: 0, action: "", escalateAfterMillis: 0, suppressedWhile: [],
    ...FIRST_NUMBERS[kind],
  };
}
