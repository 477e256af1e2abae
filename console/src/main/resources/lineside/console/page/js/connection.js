// Says whether what the page shows is live, and how long it was not.

import { element, replace } from "./dom.js";
import { watch } from "./state.js";
import { clock, moment, number, percent, span, t, zone } from "./text.js";

const BACK_SHOWN_MILLIS = 60_000;

export function connectionBadge(badge, notice, state, connection) {
  const away = connection.word === "away";
  const back = connection.word === "back" && Date.now() - connection.at < BACK_SHOWN_MILLIS;
  badge.className = `connection${away ? " away" : back ? " back" : ""}`;
  const word = connection.word === "connecting" ? t("connection.connecting") : away ? t("connection.away") : back
    ? t("connection.back", { span: span(connection.awayMillis) }) : t("connection.live");
  if (badge.textContent !== word) badge.textContent = word;
  const lines = notices(state, connection);
  const text = lines.join(" ");
  if (notice.dataset.text === text) return;
  notice.dataset.text = text;
  replace(notice, text && element(`p.notice.away-notice.${away ? "bad" : "check"}`, text));
}

function notices(state, connection) {
  const lines = [];
  if (connection.word === "away") lines.push(t("connection.away-long", { at: clock(connection.at - connection.awayMillis) }));
  if (state?.connection?.broker === "away") lines.push(t("connection.broker", { at: clock(state.connection.since) }));
  const history = state?.history;
  if (history && !history.complete && history.total > 0) {
    lines.push(t("connection.history", { share: percent(1 - history.remaining / history.total, 0),
      remaining: number(history.remaining), from: moment(history.knownFromAt) }));
  }
  return lines;
}

/** A line that runs on recorded pictures has another day than the wall. */
function isToday(millis) {
  return new Date(millis).toDateString() === new Date().toDateString();
}

export function lineClock() {
  const shown = element("span.clock", { title: t("shell.zone", { zone: zone() }) });
  watch((state) => (shown.textContent = state.lineAt ? t("shell.clock", { time: isToday(state.lineAt) ? clock(state.lineAt) : moment(state.lineAt) }) : ""));
  return shown;
}
