// A new alarm sounds once; the button mutes it, and says so when the browser still keeps it silent.

import { button, element } from "./dom.js";
import { isMuted, isReady, mute, ring, wake } from "./sound.js";
import { afterPaint } from "./painting.js";
import { watch } from "./state.js";
import { t } from "./text.js";

export function watchAlarms() {
  const touched = () => afterPaint().then(wake);
  document.addEventListener("pointerdown", touched, { once: true });
  document.addEventListener("keydown", touched, { once: true });
  watch((state, news) => {
    const fresh = news.filter((entry) => entry.type === "alarm");
    if (!fresh.length) return;
    const urgent = fresh.find((entry) => ["CRITICAL", "HIGH"].includes(entry.priority)) ?? fresh[0];
    const heard = ring(urgent.priority);
    document.documentElement.dataset.lastAlarmSound = `${urgent.alarmId} ${heard ? "heard" : isMuted() ? "muted" : isReady() ? "" : "waiting"}`;
  });
}

export function soundButton() {
  const word = element("span");
  const made = button("", () => {
    mute(!isMuted());
    draw();
    afterPaint().then(wake);
  }, { id: "sound" });
  made.append(word);
  function draw() {
    made.setAttribute("aria-pressed", String(isMuted()));
    word.textContent = isMuted() ? t("sound.off") : t("sound.on");
  }
  draw();
  return made;
}
