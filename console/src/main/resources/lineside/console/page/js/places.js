// Lines, stations, kinds and models for filters, asked once a minute at most.

import { get } from "./api.js";
import { kindName } from "./picture.js";
import { t } from "./text.js";

const FRESH_MILLIS = 60_000;
let asked = null;
let askedAt = 0;

export function places() {
  if (!asked || Date.now() - askedAt > FRESH_MILLIS) {
    askedAt = Date.now();
    asked = get("/api/places").catch((error) => {
      asked = null;
      throw error;
    });
  }
  return asked;
}

export function lineChoices(known, all = t("filter.all")) {
  return [["", all], ...known.lines.map(({ lineId }) => [lineId, lineId])];
}

export function stationChoices(known, line, all = t("filter.all")) {
  const lines = known.lines.filter(({ lineId }) => !line || lineId === line);
  return [["", all], ...[...new Set(lines.flatMap(({ stations }) => stations))].map((station) => [station, station])];
}

export function kindChoices(known) {
  return [["", t("filter.all")], ...known.kinds.map((kind) => [kind, kindName(kind)])];
}
