// Where the model saw a defect, laid over the picture of a view in colours that everybody can tell apart.

import { button, element } from "./dom.js";
import { t } from "./text.js";

const KEPT = "lineside.map";
const KEPT_OPACITY = "lineside.map-opacity";
const OPACITY = 0.65;
const ALONE_MILLIS = 160;
const LEVELS = 256;
const MOST_SIDE = 1024;
/** Matplotlib's "plasma" at even steps: rises in lightness, so that it reads without colour too. */
const STOPS = [[13, 8, 135], [126, 3, 168], [204, 71, 120], [248, 149, 64], [240, 249, 33]];
const COLOURS = colours();

function colours() {
  const table = new Uint8ClampedArray(LEVELS * 4);
  for (let level = 0; level < LEVELS; level++) {
    const at = (level / (LEVELS - 1)) * (STOPS.length - 1);
    const low = Math.min(STOPS.length - 2, Math.floor(at));
    for (let channel = 0; channel < 3; channel++) table[level * 4 + channel] = STOPS[low][channel] + (STOPS[low + 1][channel] - STOPS[low][channel]) * (at - low);
    table[level * 4 + 3] = level;
  }
  return table;
}

export function isShown() {
  return document.documentElement.dataset.map !== "off";
}

function show(wished) {
  document.documentElement.dataset.map = wished ? "on" : "off";
  localStorage.setItem(KEPT, wished ? "on" : "off");
  for (const made of document.querySelectorAll("button.map-toggle")) made.setAttribute("aria-pressed", String(wished));
  if (wished) document.querySelectorAll("canvas.defect-map").forEach(fetchMap);
}

function fade(opacity) {
  document.documentElement.style.setProperty("--map-opacity", opacity);
  localStorage.setItem(KEPT_OPACITY, opacity);
  for (const range of document.querySelectorAll("input.map-opacity")) range.value = opacity * 100;
}

function keptOpacity() {
  const kept = Number(localStorage.getItem(KEPT_OPACITY));
  return kept > 0 && kept <= 1 ? kept : OPACITY;
}

/** What lies over the picture; fetched when it is to be seen. One that is gone leaves no trace but its class. */
export function defectMap(address) {
  const canvas = element("canvas.defect-map", { "aria-hidden": "true" });
  canvas.dataset.address = address;
  if (isShown()) fetchMap(canvas);
  return canvas;
}

function fetchMap(canvas) {
  if (canvas.dataset.state) return;
  canvas.dataset.state = "asked";
  const grey = new Image();
  grey.addEventListener("load", () => paint(canvas, grey));
  grey.addEventListener("error", () => {
    canvas.dataset.state = "gone";
    document.querySelectorAll(".map-controls").forEach((controls) => controls.dispatchEvent(new Event("map-gone")));
  });
  grey.src = canvas.dataset.address;
}

function paint(canvas, grey) {
  const scale = Math.min(1, MOST_SIDE / Math.max(grey.naturalWidth, grey.naturalHeight));
  canvas.width = Math.max(1, Math.round(grey.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(grey.naturalHeight * scale));
  const pen = canvas.getContext("2d");
  pen.drawImage(grey, 0, 0, canvas.width, canvas.height);
  const sheet = pen.getImageData(0, 0, canvas.width, canvas.height);
  for (let place = 0; place < sheet.data.length; place += 4) {
    const from = sheet.data[place] * 4;
    for (let channel = 0; channel < 4; channel++) sheet.data[place + channel] = COLOURS[from + channel];
  }
  pen.putImageData(sheet, 0, 0);
  canvas.dataset.state = "painted";
}

/** Toggle, opacity and what the colours mean, for all maps of a page. Stays hidden while there is none. */
export function mapControls() {
  const toggle = button([element("kbd", "M"), t("map.toggle")], () => show(!isShown()), { className: "map-toggle", "aria-pressed": String(isShown()) });
  const opacity = element("input.map-opacity", { type: "range", min: 10, max: 100, step: 5, value: keptOpacity() * 100, oninput: (event) => fade(event.target.value / 100) });
  const gone = element("span.hint", { hidden: true }, t("map.gone"));
  const root = element("div.row.map-controls", { role: "group", "aria-label": t("map.title"), hidden: true }, toggle,
    element("label.inline", t("map.opacity"), opacity), element("span.inline.map-legend", t("map.normal"), element("span.map-scale", { "aria-hidden": "true" }), t("map.defect")), gone);
  root.addEventListener("map-gone", () => (gone.hidden = !hasGone()));
  return root;
}

function hasGone() {
  return document.querySelector('canvas.defect-map[data-state="gone"]') !== null;
}

/** Shows the controls while there is a map to control. */
export function tellMaps(controls, isThere) {
  controls.hidden = !isThere;
  controls.dispatchEvent(new Event("map-gone"));
}

/** M alone; within what a scanner types it is a letter. Returns what ends it. */
export function listenForMapKey() {
  let lastAt = 0;
  let waiting = 0;
  function key(event) {
    const isAlone = event.timeStamp - lastAt > ALONE_MILLIS;
    lastAt = event.timeStamp;
    clearTimeout(waiting);
    if (event.key.toLowerCase() !== "m" || !isAlone || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest?.("input:not([type=range]), textarea, select, .dialog")) return;
    waiting = setTimeout(() => show(!isShown()), ALONE_MILLIS);
  }
  document.addEventListener("keydown", key);
  return () => {
    clearTimeout(waiting);
    document.removeEventListener("keydown", key);
  };
}

document.documentElement.dataset.map = localStorage.getItem(KEPT) === "off" ? "off" : "on";
document.documentElement.style.setProperty("--map-opacity", keptOpacity());
