// What a person does with an alarm. A repetition after a failure carries the same id and counts once.

import { newId, post } from "../api.js";
import { button, element, field } from "../dom.js";
import { askForm, attempt, note } from "../dialog.js";
import { t } from "../text.js";
import { person } from "./person.js";

const SHELVE_MINUTES = [15, 30, 60, 240, 480];
const COMMENT_LENGTH = 1000;
const unanswered = new Map();

export async function act(alarm, kind, comment = "", shelveMinutes = undefined) {
  const key = `${alarm.alarmId} ${kind} ${comment} ${shelveMinutes}`;
  const actionId = unanswered.get(key) ?? newId();
  unanswered.set(key, actionId);
  const answer = await post(`/api/alarms/${encodeURIComponent(alarm.alarmId)}/actions`,
    { actionId, kind, comment, shelveMinutes, person: person() || undefined });
  unanswered.delete(key);
  tell(kind, answer);
  return answer;
}

function tell(kind, answer) {
  if (answer.result === "REFUSED") note(t("alarm.refused", { reason: answer.reason }), "bad");
  else if (answer.result === "SENT") note(t("alarm.sent"), "check");
  else note(t(`alarm.done.${kind}`));
}

/** One tap. */
export function acknowledge(alarm, pressed) {
  pressed.disabled = true;
  return attempt(() => act(alarm, "ACKNOWLEDGE")).finally(() => (pressed.disabled = false));
}

export function acknowledgeWithComment(alarm, kind = "ACKNOWLEDGE") {
  const comment = element("textarea", { name: "comment", maxLength: COMMENT_LENGTH, autofocus: true, required: kind === "COMMENT" });
  askForm(t(`alarm.ask.${kind}`), [element("p", alarm.message), field(t("alarm.comment"), comment)], t(`alarm.${kind}`),
    () => act(alarm, kind, comment.value.trim()));
}

export function shelve(alarm) {
  const choices = SHELVE_MINUTES.map((minutes, place) => element("label.choice",
    element("input", { type: "radio", name: "minutes", value: minutes, checked: place === 1 }), minutes < 60 ? t("alarm.minutes", { count: minutes }) : t("alarm.hours", { count: minutes / 60 })));
  const comment = element("textarea", { name: "comment", maxLength: COMMENT_LENGTH });
  askForm(t("alarm.ask.SHELVE"), [element("p", alarm.message), element("fieldset.choices", element("legend", t("alarm.shelve-for")), choices),
    field(t("alarm.comment"), comment)], t("alarm.SHELVE"),
    (data) => act(alarm, "SHELVE", comment.value.trim(), Number(data.get("minutes"))));
}

/** The buttons that make sense for the alarm as it stands. */
export function actionButtons(alarm) {
  const buttons = [];
  const open = !alarm.acknowledged;
  if (open) {
    buttons.push(button(t("alarm.ACKNOWLEDGE"), (event) => acknowledge(alarm, event.currentTarget), { className: "main act-acknowledge" }));
  }
  buttons.push(button(t(open ? "alarm.with-comment" : "alarm.COMMENT"), () => acknowledgeWithComment(alarm, open ? "ACKNOWLEDGE" : "COMMENT"), { className: "act-comment" }));
  if (alarm.shelvedUntil) {
    buttons.push(button(t("alarm.UNSHELVE"), () => attempt(() => act(alarm, "UNSHELVE")), { className: "act-unshelve" }));
  } else if (alarm.state === "ACTIVE") {
    buttons.push(button(t("alarm.SHELVE"), () => shelve(alarm), { className: "act-shelve" }));
  }
  return buttons;
}
