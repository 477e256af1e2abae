// A picture of a view on which a person marks a place: drag a box, tap a spot, or use the keys.

import { element } from "../dom.js";
import { findingBoxes, mark, picture, viewPicture } from "../picture.js";
import { verdict } from "../looks.js";
import { fixed, t } from "../text.js";

const SPOT = 0.12;
const STEP = 0.02;
const LEAST = 0.015;

export class MarkedPicture {
  constructor(view) {
    this.view = view;
    this.box = null;
    this.sheet = null;
    const shown = picture(viewPicture(view), { alt: t("picture.view", { camera: view.cameraId }), boxes: findingBoxes(view), map: viewPicture(view) && view.map, eager: true });
    this.sheet = shown.querySelector(".sheet");
    if (this.sheet) this.listen();
    this.root = element("figure.marked", shown, element("figcaption", element("b", view.cameraId), " ", verdict(view.evaluation),
      view.score !== null && element("span.soft.numbers", ` ${t("tile.score-limit", { score: fixed(view.score, 2), limit: fixed(view.threshold, 2) })}`),
      this.sheet ? element("span.hint", t("bin.mark")) : element("span.hint", t("bin.no-picture"))));
  }

  listen() {
    this.sheet.tabIndex = 0;
    this.sheet.setAttribute("role", "application");
    this.sheet.setAttribute("aria-label", t("bin.mark-keys"));
    this.sheet.addEventListener("pointerdown", (event) => this.begin(event));
    this.sheet.addEventListener("keydown", (event) => this.key(event));
  }

  begin(event) {
    const start = this.at(event);
    this.sheet.setPointerCapture(event.pointerId);
    const move = (next) => this.set(spanned(start, this.at(next)));
    const end = (last) => {
      this.sheet.removeEventListener("pointermove", move);
      const box = spanned(start, this.at(last));
      this.set(box.width < LEAST || box.height < LEAST ? around(start, SPOT) : box);
    };
    this.sheet.addEventListener("pointermove", move);
    this.sheet.addEventListener("pointerup", end, { once: true });
    event.preventDefault();
    this.sheet.focus();
  }

  key(event) {
    const moves = { ArrowLeft: [-STEP, 0, 0], ArrowRight: [STEP, 0, 0], ArrowUp: [0, -STEP, 0], ArrowDown: [0, STEP, 0], "+": [0, 0, STEP], "-": [0, 0, -STEP] };
    if (event.key === "Delete" || event.key === "Backspace") this.set(null);
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const now = this.box ?? around({ x: 0.5, y: 0.5 }, SPOT);
    const width = Math.max(LEAST, Math.min(1, now.width + move[2]));
    const height = Math.max(LEAST, Math.min(1, now.height + move[2]));
    this.set({ x: kept(now.x + move[0], width), y: kept(now.y + move[1], height), width, height });
  }

  set(box) {
    this.box = box;
    this.sheet.querySelector(".mine")?.remove();
    if (box) this.sheet.append(mark({ box, label: t("bin.my-mark"), isMine: true }));
  }

  at(event) {
    const frame = this.sheet.getBoundingClientRect();
    return { x: share(event.clientX - frame.left, frame.width), y: share(event.clientY - frame.top, frame.height) };
  }
}

const share = (offset, length) => Math.max(0, Math.min(1, offset / length));
const kept = (start, length) => Math.max(0, Math.min(1 - length, start));

function spanned(one, two) {
  return { x: Math.min(one.x, two.x), y: Math.min(one.y, two.y), width: Math.abs(one.x - two.x), height: Math.abs(one.y - two.y) };
}

function around({ x, y }, size) {
  return { x: kept(x - size / 2, size), y: kept(y - size / 2, size), width: size, height: size };
}
