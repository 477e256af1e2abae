// Regions drawn over a recent picture: where defects count and where they do not.

import { button, element, replace } from "../dom.js";
import { picture } from "../picture.js";
import { t } from "../text.js";

const SVG = "http://www.w3.org/2000/svg";
const KINDS = ["inspectedPolygons", "ignoredPolygons"];
const MOST = 32;

export class RegionEditor {
  constructor(view, background, mayChange, changed) {
    this.view = view;
    this.changed = changed;
    this.drawn = null;
    this.kind = KINDS[0];
    this.canvas = document.createElementNS(SVG, "svg");
    this.canvas.setAttribute("viewBox", "0 0 1 1");
    this.canvas.setAttribute("preserveAspectRatio", "none");
    this.canvas.setAttribute("class", "regions");
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", t("regions.label", { camera: view.cameraId }));
    const shown = picture(background, { alt: t("picture.view", { camera: view.cameraId }), eager: true });
    this.frame = element("div.region-frame", shown, this.canvas);
    this.list = element("ul.rejects");
    this.tools = element("div.row");
    this.root = element("div.stack", this.frame, mayChange && this.tools, this.list);
    if (mayChange) this.canvas.addEventListener("pointerdown", (event) => this.add(event));
    this.mayChange = mayChange;
    this.draw();
  }

  begin(kind) {
    this.kind = kind;
    this.drawn = [];
    this.draw();
  }

  add(event) {
    if (!this.drawn) return;
    const frame = this.canvas.getBoundingClientRect();
    const kept = (value) => Math.round(Math.max(0, Math.min(1, value)) * 1e4) / 1e4;
    this.drawn.push({ x: kept((event.clientX - frame.left) / frame.width), y: kept((event.clientY - frame.top) / frame.height) });
    event.preventDefault();
    this.draw();
  }

  finish() {
    if (this.drawn.length >= 3) {
      this.view[this.kind].push(this.drawn);
      this.changed();
    }
    this.drawn = null;
    this.draw();
  }

  drop(kind, place) {
    this.view[kind].splice(place, 1);
    this.changed();
    this.draw();
  }

  draw() {
    this.canvas.replaceChildren();
    for (const kind of KINDS) this.view[kind].forEach((points) => this.outline(points, kind));
    if (this.drawn) this.outline(this.drawn, `${this.kind} drawing`);
    this.drawTools();
    const entries = KINDS.flatMap((kind) => this.view[kind].map((points, place) => element("li", element("span", t(`regions.${kind}`, { number: place + 1, count: points.length })),
      this.mayChange && button(t("regions.drop"), () => this.drop(kind, place), { className: "plain" }))));
    replace(this.list, entries.length ? entries : element("li.empty", t("regions.none")), this.view.hasMask && element("li.soft", t("regions.mask")));
  }

  drawTools() {
    const full = KINDS.some((kind) => this.view[kind].length >= MOST);
    replace(this.tools, this.drawn
      ? [element("span.grow", { role: "status" }, t("regions.drawing", { count: this.drawn.length })), button(t("regions.finish"), () => this.finish(), { disabled: this.drawn.length < 3, className: "main" }),
        button(t("common.cancel"), () => { this.drawn = null; this.draw(); })]
      : [button(t("regions.inspect"), () => this.begin(KINDS[0]), { disabled: full, className: "draw-inspected" }), button(t("regions.ignore"), () => this.begin(KINDS[1]), { disabled: full, className: "draw-ignored" })]);
  }

  outline(points, name) {
    const polygon = document.createElementNS(SVG, points.length < 3 ? "polyline" : "polygon");
    polygon.setAttribute("points", points.map((point) => `${point.x},${point.y}`).join(" "));
    polygon.setAttribute("class", name);
    this.canvas.append(polygon);
    if (!name.includes("drawing")) return;
    for (const point of points) {
      const dot = document.createElementNS(SVG, "ellipse");
      dot.setAttribute("cx", point.x);
      dot.setAttribute("cy", point.y);
      dot.setAttribute("rx", 0.008);
      dot.setAttribute("ry", 0.01);
      this.canvas.append(dot);
    }
  }
}
