// The desk: one crop large, the others as a strip; a key judges and goes on, undo comes back.

import { button, element, replace } from "../dom.js";
import { attempt, note } from "../dialog.js";
import { listenForMapKey, mapControls, tellMaps } from "../defect-map.js";
import { picture, kindName } from "../picture.js";
import { afterPaint } from "../painting.js";
import { go, inside } from "../router.js";
import { fixed, moment, span, t } from "../text.js";
import { Judgements } from "./judgements.js";
import { CropStrip } from "./crop-strip.js";

const AHEAD = 12;
const NEARLY_DONE = 20;

export class JudgeDesk {
  constructor(kinds, load) {
    this.load = load;
    this.kinds = kinds;
    this.crops = [];
    this.place = 0;
    this.loaded = new Set();
    this.judgements = new Judgements(() => this.drawProgress(), (crop) => this.failed(crop));
    this.strip = new CropStrip((place) => this.goTo(place));
    this.stage = element("div.stage");
    this.maps = mapControls();
    this.progress = element("p.numbers", { role: "status" });
    this.buttons = element("div.row.judge-buttons");
    this.root = element("div.desk", element("section.panel.stack", this.stage, this.maps, this.buttons, this.progress), element("section.panel", this.strip.root));
    this.drawButtons();
  }

  async begin() {
    await this.judgements.flush();
    this.startedAt = null;
    this.round = (this.round ?? 0) + 1;
    const round = this.round;
    const page = await this.load(undefined);
    if (round !== this.round) return;
    this.crops = page.crops;
    this.cursor = page.next;
    this.place = 0;
    this.strip.fill(this.crops);
    this.draw();
  }

  listen() {
    const keys = (event) => this.key(event);
    const leaving = () => this.judgements.flush(true);
    document.addEventListener("keydown", keys);
    window.addEventListener("pagehide", leaving);
    const endKey = listenForMapKey();
    return () => {
      endKey();
      document.removeEventListener("keydown", keys);
      window.removeEventListener("pagehide", leaving);
      this.judgements.flush(true);
    };
  }

  key(event) {
    if (event.target.closest?.("input, textarea, select, .dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions = {
      d: () => this.judge(true), g: () => this.judge(false), s: () => this.goTo(this.place + 1), u: () => this.undo(), f: () => this.findSimilar(),
      ArrowRight: () => this.goTo(this.place + 1), ArrowLeft: () => this.goTo(this.place - 1), Backspace: () => this.undo(),
    };
    const kind = /^[1-9]$/.test(event.key) ? this.kinds[Number(event.key) - 1] : undefined;
    const action = kind ? () => this.judge(true, kind) : actions[event.key] ?? actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  }

  current() {
    return this.crops[this.place];
  }

  judge(isDefect, kind) {
    const crop = this.current();
    if (!crop) return;
    this.startedAt ??= Date.now();
    this.judgements.add(crop, { defect: isDefect, kind: isDefect ? kind ?? crop.kind : "" });
    this.strip.sign(this.place, isDefect);
    this.goTo(this.place + 1);
    this.fetchMore();
  }

  undo() {
    const crop = this.judgements.takeBack();
    const back = crop ? this.crops.indexOf(crop) : this.place - 1;
    if (crop) this.strip.sign(back, null);
    if (back >= 0) this.goTo(back);
  }

  failed(crop) {
    const place = this.crops.indexOf(crop);
    if (place >= 0) this.strip.sign(place, null);
    note(t("judge.failed", { part: crop.partId }), "bad", () => place >= 0 && this.goTo(place));
  }

  findSimilar() {
    if (this.current()) go(`/quality/similar?crop=${this.current().cropSha256}`);
  }

  goTo(place) {
    this.place = Math.max(0, Math.min(this.crops.length, place));
    this.draw();
  }

  async fetchMore() {
    if (!this.cursor || this.crops.length - this.place > NEARLY_DONE || this.isFetching) return;
    this.isFetching = true;
    await attempt(async () => {
      const page = await this.load(this.cursor);
      const known = new Set(this.crops.map((crop) => crop.cropSha256));
      const fresh = page.crops.filter((crop) => !known.has(crop.cropSha256));
      this.cursor = page.next;
      this.crops.push(...fresh);
      this.strip.append(fresh, this.crops.length - fresh.length);
    });
    this.isFetching = false;
  }

  draw() {
    const crop = this.current();
    this.strip.choose(this.place);
    replace(this.stage, crop ? stageOf(crop) : element("p.empty", t(this.crops.length ? "judge.end" : "judge.none")));
    this.buttons.hidden = !crop;
    tellMaps(this.maps, Boolean(crop?.overview && crop.map));
    this.drawProgress();
    afterPaint().then(() => this.preload());
  }

  /** Pictures of the next crops, each once. */
  preload() {
    for (const crop of this.crops.slice(this.place + 1, this.place + 1 + AHEAD)) {
      if (this.loaded.has(crop.picture)) continue;
      this.loaded.add(crop.picture);
      new Image().src = crop.picture;
    }
  }

  drawProgress() {
    const judged = this.judgements.count;
    const took = this.startedAt ? span(Date.now() - this.startedAt) : "";
    this.progress.textContent = [t("judge.place", { place: Math.min(this.place + 1, this.crops.length), all: this.crops.length, more: this.cursor ? "+" : "" }),
      judged && t("judge.done", { count: judged, span: took }), this.judgements.waiting > 0 && t("judge.sending", { count: this.judgements.waiting })].filter(Boolean).join(" · ");
  }

  drawButtons() {
    const keyed = (key, text, action, className = "") => button([element("kbd", key), text], action, { className });
    replace(this.buttons, keyed("D", t("judge.defect"), () => this.judge(true), "say-defective judge-defect"), keyed("G", t("judge.good"), () => this.judge(false), "say-good judge-good"),
      keyed("S", t("judge.skip"), () => this.goTo(this.place + 1)), keyed("U", t("common.undo"), () => this.undo(), "judge-undo"), keyed("F", t("judge.similar"), () => this.findSimilar(), "judge-similar"),
      element("span.hint", this.kinds.slice(0, 9).map((kind, place) => element("span.nowrap", element("kbd.key", String(place + 1)), ` ${kindName(kind)}  `))));
  }
}

function stageOf(crop) {
  const whole = crop.overview && picture(crop.overview, {
    alt: t("picture.of", { part: crop.partId }), boxes: [{ box: crop.box, label: "" }], map: crop.map, className: "overview", eager: true,
  });
  const judged = crop.judgement;
  return [
    element("div.stage-pictures", picture(crop.picture, { alt: t("picture.crop", { kind: kindName(crop.kind) }), className: "big", eager: true }), whole),
    element("p.row", element("b", kindName(crop.kind)),
      element("span.numbers.soft", t("tile.score-limit", { score: fixed(crop.score, 2), limit: fixed(crop.threshold, 2) })),
      inside(crop.partId, "/quality/part", { id: crop.partId }, "id"), element("span.soft", `${crop.lineId} · ${crop.stationId} · ${moment(crop.at)}`)),
    judged && element("p.notice", t("judge.before", { who: judged.person, at: moment(judged.at), what: t(judged.defect ? "judge.defect" : "judge.good") })),
  ];
}
