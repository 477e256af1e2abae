// Escapes and overkill over the threshold, with their intervals, on the scale of the slider.

import uPlot from "/page/vendor/uplot/uPlot.esm.js";
import { element } from "../dom.js";
import { fixed, percent, t } from "../text.js";

const HEIGHT = 300;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export class CurveChart {
  constructor(answer, toScale, fromScale) {
    this.toScale = toScale;
    this.fromScale = fromScale;
    this.marks = [];
    const points = answer.calibration?.points ?? [];
    const host = element("div.chart", { role: "img", "aria-label": t("thresholds.chart") });
    this.root = element("figure.panel.chart-panel", element("figcaption", element("h2", t("thresholds.chart"))), host);
    this.root.hidden = points.length < 2;
    const data = [points.map((point) => toScale(point.threshold)), ...["escapes", "overkill"].flatMap((name) =>
      ["rate", "high", "low"].map((bound) => points.map((point) => point[name]?.[bound] ?? null)))];
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width < 100 || this.root.hidden) return;
      if (this.plot) this.plot.setSize({ width, height: HEIGHT });
      else this.plot = new uPlot(this.options(width), data, host);
    });
    this.observer.observe(host);
  }

  options(width) {
    const ink = colour("--soft");
    const grid = { stroke: colour("--line"), width: 1 };
    const line = (label, stroke, dash) => [
      { label, stroke, width: 2.5, dash, value: (plot, value) => percent(value, 2) },
      { label: `${label} ${t("thresholds.high")}`, stroke: "transparent", points: { show: false }, value: (plot, value) => percent(value, 2) },
      { label: `${label} ${t("thresholds.low")}`, stroke: "transparent", points: { show: false }, value: (plot, value) => percent(value, 2) },
    ];
    return {
      width, height: HEIGHT, scales: { x: { time: false }, y: { range: (plot, low, high) => [0, Math.min(1, (high || 0.1) * 1.05)] } },
      axes: [
        { stroke: ink, grid, ticks: grid, space: 80, values: (plot, splits) => splits.map((value) => fixed(this.fromScale(value), 3)) },
        { stroke: ink, grid, ticks: grid, size: 70, values: (plot, splits) => splits.map((value) => percent(value)) },
      ],
      series: [{ label: t("part.threshold"), value: (plot, value) => (value === null ? "–" : fixed(this.fromScale(value), 4)) },
        ...line(t("thresholds.escapes"), colour("--bad-ink")), ...line(t("thresholds.overkill"), colour("--help-ink"), [8, 4])],
      bands: [{ series: [2, 3], fill: translucent(colour("--bad-ink")) }, { series: [5, 6], fill: translucent(colour("--help-ink")) }],
      hooks: { draw: [(plot) => this.drawMarks(plot)] },
    };
  }

  at(now, then) {
    this.marks = [[now, "--soft"], [then, "--ink"]];
    this.plot?.redraw(false);
  }

  drawMarks(plot) {
    const { ctx, bbox } = plot;
    for (const [threshold, name] of this.marks) {
      const x = plot.valToPos(this.toScale(Math.min(1 - 1e-6, Math.max(1e-6, threshold))), "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.save();
      ctx.strokeStyle = colour(name);
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.restore();
    }
  }

  destroy() {
    this.observer.disconnect();
    this.plot?.destroy();
  }
}

function translucent(hex) {
  return /^#[0-9a-f]{6}$/i.test(hex) ? `${hex}2e` : "transparent";
}
