// The operator's page: must I act, what do the stations see, which alarms wait, what was not seen.

import { listenForMapKey, mapControls, tellMaps } from "../defect-map.js";
import { element, replace } from "../dom.js";
import { prioritySign } from "../looks.js";
import { worstView } from "../picture.js";
import { watch } from "../state.js";
import { t } from "../text.js";
import { alarmList } from "./alarms.js";
import { counts } from "./counts.js";
import { catchScans } from "./scan.js";
import { StationTiles } from "./tiles.js";
import { unseenPanel } from "./unseen-panel.js";

export function open(host) {
  const answer = element("p.answer", { role: "status" });
  const tiles = new StationTiles();
  const alarms = alarmList();
  const shift = counts();
  const unseen = unseenPanel();
  const maps = mapControls();
  replace(host, element("h1.visually-hidden", t("screen.line")), answer,
    element("div.operate", element("div.stack", tiles.root, maps, shift.root, unseen.root), alarms.root));
  const endScans = catchScans();
  const endKey = listenForMapKey();
  const endWatch = watch((state) => {
    drawAnswer(answer, state);
    tiles.draw(state.stations);
    alarms.draw(state.alarms);
    shift.draw(state);
    unseen.draw(state.unseen);
    tellMaps(maps, state.stations.some((station) => worstView(station.lastReject?.views)?.map));
  });
  return () => {
    endWatch();
    endScans();
    endKey();
  };
}

/** One sentence that answers: must I act? */
function drawAnswer(answer, state) {
  const waiting = state.alarms.filter((alarm) => isWaiting(alarm));
  const blind = state.stations.filter((station) => station.andon === "blind").length;
  const tone = waiting.length ? "bad" : blind ? "check" : "calm";
  const text = waiting.length ? t("answer.act", { count: waiting.length })
    : blind ? t("answer.blind", { count: blind }) : t("answer.calm");
  if (answer.dataset.text === text) return;
  answer.dataset.text = text;
  answer.className = `answer ${tone}`;
  replace(answer, waiting.length > 0 && prioritySign("CRITICAL"), element("span", text));
}

function isWaiting(alarm) {
  return alarm.state === "ACTIVE" && !alarm.acknowledged && !alarm.shelvedUntil && !alarm.suppressed;
}
