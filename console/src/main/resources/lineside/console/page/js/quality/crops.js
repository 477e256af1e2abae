// Flagged crops, filtered, judged by single keys: a hundred in two minutes.

import { get, query } from "../api.js";
import { element, field, replace, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { periodField, periodOf } from "../period.js";
import { kindChoices, lineChoices, places, stationChoices } from "../places.js";
import { remember } from "../router.js";
import { t } from "../text.js";
import { JudgeDesk } from "./judge-desk.js";

const PAGE = 120;

export async function open(host, values) {
  const known = await places();
  const filter = { line: "", station: "", kind: "", evaluation: "", judged: "no", period: "7d", ...values };
  const desk = new JudgeDesk(known.kinds, (cursor) => load(filter, cursor));
  const bar = element("div.screen-head");
  const change = (key) => (value) => {
    filter[key] = value;
    remember("/quality/crops", filter);
    drawBar();
    attempt(() => desk.begin());
  };
  function drawBar() {
    replace(bar, element("h1", t("screen.crops")),
      field(t("filter.line"), select(lineChoices(known), filter.line, change("line"))),
      field(t("filter.station"), select(stationChoices(known, filter.line), filter.station, change("station"))),
      field(t("filter.kind"), select(kindChoices(known), filter.kind, change("kind"))),
      field(t("filter.verdict"), select([["", t("filter.all")], ["NOT_OK", t("verdict.NOT_OK")], ["NOT_DECIDABLE", t("verdict.NOT_DECIDABLE")]], filter.evaluation, change("evaluation"))),
      field(t("filter.judged"), select([["no", t("filter.judged-no")], ["yes", t("filter.judged-yes")], ["all", t("filter.all")]], filter.judged, change("judged"))),
      periodField(filter.period, change("period")));
  }
  drawBar();
  replace(host, bar, desk.root);
  await desk.begin();
  return desk.listen();
}

function load({ line, station, kind, evaluation, judged, period }, cursor) {
  return get(`/api/crops${query({ line, station, kind, evaluation, judged, ...periodOf(period), limit: PAGE, cursor })}`);
}
