// A hand scanner types like a keyboard: what it types while no field has the focus goes to the reject bin.

import { go } from "../router.js";

const PAUSE_MILLIS = 120;
const LEAST_LETTERS = 3;

/** Collects fast keys ended by Enter; returns what ends it. */
export function catchScans() {
  let typed = "";
  let lastAt = 0;
  function key(event) {
    if (event.target.closest?.("input, textarea, select, .dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.timeStamp - lastAt > PAUSE_MILLIS) typed = "";
    lastAt = event.timeStamp;
    if (event.key === "Enter" && typed.length >= LEAST_LETTERS) {
      event.preventDefault();
      go(`/operate/bin?${new URLSearchParams({ id: typed })}`);
    } else if (event.key.length === 1) {
      typed += event.key;
    }
  }
  document.addEventListener("keydown", key);
  return () => document.removeEventListener("keydown", key);
}
