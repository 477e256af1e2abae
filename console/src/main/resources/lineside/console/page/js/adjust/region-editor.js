// Regions drawn over a recent picture, by corners or by hand: where defects count and where they do not.

import { button, element, replace } from "../dom.js";
import { picture } from "../picture.js";
import { t } from "../text.js";
import { distance, simplified } from "./outlines.js";

const SVG = "http://www.w3.org/2000/svg";
const KINDS = ["inspectedPolygons", "ignoredPolygons"];
const MOST = 32;
const STEP = 0.005;
/** A trace shorter than this is a tap. */
const TAP = 0.02;
const REACH_PX = 28;

export class RegionEditor {
  constructor(view, background, mayChange, changed) {
    this.view = view;
    this.changed = changed;
    this.mayChange = mayChange;
    this.drawn = null;
    this.chosen = null;
    this.kind = KINDS[0];
    this.canvas = document.createElementNS(SVG, "svg");
    for (const [name, value] of Object.entries({ viewBox: "0 0 1 1", preserveAspectRatio: "none", class: "regions", role: "group", "aria-label": t("regions.label", { camera: view.cameraId }) })) this.canvas.setAttribute(name, value);
    const shown = picture(background, { alt: t("picture.view", { camera: view.cameraId }), eager: true });
    this.frame = element("div.region-frame", shown, this.canvas);
    this.list = element("ul.rejects");
    this.tools = element("div.row");
    this.root = element("div.stack", this.frame, mayChange && this.tools, this.list);
    if (mayChange) this.canvas.addEventListener("pointerdown", (event) => this.press(event));
    this.draw();
  }

  begin(kind) {
    this.kind = kind;
    this.drawn = [];
    this.chosen = null;
    this.draw();
  }

  press(event) {
    if (this.drawn) this.trace(event);
    else if (this.chosen) this.drag(event);
  }

  /** A tap adds a corner, a stroke around an area is the whole region. */
  trace(event) {
    event.preventDefault();
    const trace = [this.at(event)];
    this.follow(event, (next) => {
      trace.push(this.at(next));
      this.drawCanvas(trace);
    }, () => {
      const isTap = Math.max(...trace.map((point) => distance(point, trace[0]))) < TAP;
      if (isTap) this.drawn.push(trace[0]);
      else this.drawn = [...this.drawn, ...simplified(trace)];
      if (isTap) this.draw();
      else this.finish();
    });
  }

  /** Moves the corner of the chosen region that is nearest to the pointer. */
  drag(event) {
    const points = this.points();
    const frame = this.canvas.getBoundingClientRect();
    const away = (point) => Math.hypot(point.x * frame.width + frame.left - event.clientX, point.y * frame.height + frame.top - event.clientY);
    const nearest = points.reduce((best, point) => (away(point) < away(best) ? point : best));
    if (away(nearest) > REACH_PX) return;
    event.preventDefault();
    this.follow(event, (next) => {
      Object.assign(nearest, this.at(next));
      this.drawCanvas();
    }, () => this.tell());
  }

  follow(event, move, end) {
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.addEventListener("pointermove", move);
    const ended = () => {
      this.canvas.removeEventListener("pointermove", move);
      this.canvas.removeEventListener("pointerup", ended);
      this.canvas.removeEventListener("pointercancel", ended);
      end();
    };
    this.canvas.addEventListener("pointerup", ended);
    this.canvas.addEventListener("pointercancel", ended);
  }

  at(event) {
    const frame = this.canvas.getBoundingClientRect();
    return { x: kept((event.clientX - frame.left) / frame.width), y: kept((event.clientY - frame.top) / frame.height) };
  }

  points() {
    return this.view[this.chosen.kind][this.chosen.place];
  }

  finish() {
    if (this.drawn.length >= 3) {
      this.view[this.kind].push(this.drawn);
      this.chosen = { kind: this.kind, place: this.view[this.kind].length - 1 };
      this.changed();
    }
    this.drawn = null;
    this.draw();
  }

  drop(kind, place) {
    this.view[kind].splice(place, 1);
    this.chosen = null;
    this.tell();
  }

  choose(kind, place) {
    this.chosen = this.isChosen(kind, place) ? null : { kind, place };
    this.draw();
  }

  isChosen(kind, place) {
    return this.chosen?.kind === kind && this.chosen.place === place;
  }

  tell() {
    this.changed();
    this.draw();
  }

  /** Keys for a corner: arrows move it, delete takes it away. */
  key(event, corner) {
    const points = this.points();
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    const isGone = event.key === "Delete" && points.length > 3;
    if (isGone) points.splice(corner, 1);
    else if (moves[event.key]) Object.assign(points[corner], { x: kept(points[corner].x + moves[event.key][0]), y: kept(points[corner].y + moves[event.key][1]) });
    else return;
    event.preventDefault();
    this.tell();
    this.canvas.querySelectorAll(".handle")[Math.min(corner, points.length - 1)]?.focus();
  }

  draw() {
    this.drawCanvas();
    this.drawTools();
    const entries = KINDS.flatMap((kind) => this.view[kind].map((points, place) => element("li", element("span", t(`regions.${kind}`, { number: place + 1, count: points.length })),
      this.mayChange && button(t("regions.change"), () => this.choose(kind, place), { "aria-pressed": String(this.isChosen(kind, place)), className: "change-region" }),
      this.mayChange && button(t("regions.drop"), () => this.drop(kind, place), { className: "plain" }))));
    replace(this.list, entries.length ? entries : element("li.empty", t("regions.none")), this.view.hasMask && element("li.soft", t("regions.mask")));
  }

  drawCanvas(trace = []) {
    this.canvas.replaceChildren();
    for (const kind of KINDS) this.view[kind].forEach((points, place) => this.outline(points, this.isChosen(kind, place) ? `${kind} chosen` : kind));
    if (this.drawn) this.outline([...this.drawn, ...trace], `${this.kind} drawing`);
    if (this.drawn) this.drawn.forEach((point) => this.dot(point));
    else if (this.chosen && this.mayChange) this.points().forEach((point, corner) => this.handle(point, corner));
  }

  drawTools() {
    const full = KINDS.some((kind) => this.view[kind].length >= MOST);
    replace(this.tools, this.drawn
      ? [element("span.grow", { role: "status" }, t("regions.drawing", { count: this.drawn.length })), button(t("regions.finish"), () => this.finish(), { disabled: this.drawn.length < 3, className: "main" }),
        button(t("common.cancel"), () => { this.drawn = null; this.draw(); })]
      : [button(t("regions.inspect"), () => this.begin(KINDS[0]), { disabled: full, className: "draw-inspected" }), button(t("regions.ignore"), () => this.begin(KINDS[1]), { disabled: full, className: "draw-ignored" }),
        this.chosen && element("span.hint.grow", t("regions.move"))]);
  }

  outline(points, name) {
    this.put(points.length < 3 ? "polyline" : "polygon", { points: points.map((point) => `${point.x},${point.y}`).join(" "), class: name });
  }

  dot(point) {
    return this.put("ellipse", { cx: point.x, cy: point.y, rx: 0.008, ry: 0.01 });
  }

  handle(point, corner) {
    const made = this.dot(point);
    const label = t("regions.corner", { number: corner + 1, count: this.points().length });
    for (const [name, value] of Object.entries({ class: "handle", tabindex: 0, role: "button", "aria-label": label })) made.setAttribute(name, value);
    made.addEventListener("keydown", (event) => this.key(event, corner));
  }

  put(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    this.canvas.append(made);
    return made;
  }
}

/** Inside of the picture, to a ten-thousandth of it. */
function kept(value) {
  return Math.round(Math.max(0, Math.min(1, value)) * 1e4) / 1e4;
}
