// What one station shows: its andon state, the part in front of it, its last reject, its counts.

import { element, replace, shape } from "../dom.js";
import { look, sign, verdictWord } from "../looks.js";
import { inside } from "../router.js";
import { bestFinding, findingBoxes, kindName, picture, viewPicture, worstView } from "../picture.js";
import { shortClock, fixed, named, number, percent, t } from "../text.js";

const ANDON = {
  stop: { tone: "bad", path: "M11.4 2h13.2L34 11.4v13.2L24.6 34H11.4L2 24.6V11.4z" },
  warn: { tone: "check", path: "M18 3L35 33H1z" },
  run: { tone: "ok", path: "M18 2a16 16 0 1 0 0 32a16 16 0 1 0 0-32z" },
  blind: { tone: "help", path: "M18 1L35 18L18 35L1 18z" },
  idle: { tone: "idle", path: "M4 4h28v28H4z" },
};

export class StationTile {
  constructor(withLine) {
    this.withLine = withLine;
    this.name = element("strong");
    this.word = element("span.andon-word");
    this.why = element("span.andon-why");
    this.shape = element("span.andon-shape");
    this.band = element("div.andon", this.shape, element("div.andon-names", this.name, this.why), this.word);
    this.now = element("div.seen");
    this.reject = element("div.seen");
    this.recent = element("div.recent", { role: "img" });
    this.counts = element("p.tile-counts.numbers");
    this.root = element("article.tile", this.band, element("div.seen-pair", this.now, this.reject), this.recent, this.counts);
  }

  draw(station) {
    const andon = ANDON[station.andon] ?? ANDON.idle;
    this.root.className = `tile tone-${andon.tone}`;
    this.root.dataset.andon = station.andon;
    this.root.dataset.key = station.key;
    this.name.textContent = station.stationId || station.lineId;
    this.word.textContent = t(`andon.${station.andon}`);
    this.why.textContent = [this.withLine && station.lineId, reasonOf(station)].filter(Boolean).join(" · ");
    if (this.shape.dataset.andon !== station.andon) {
      this.shape.dataset.andon = station.andon;
      replace(this.shape, shape("0 0 36 36", { d: andon.path, fill: "currentColor" }));
    }
    this.drawNow(station);
    this.drawReject(station);
    this.drawRecent(station.recent ?? []);
    this.drawCounts(station.counts);
  }

  drawNow(station) {
    const current = station.current;
    const view = worstView(current?.views);
    const stamp = `${current?.inspectionId} ${current?.evaluation} ${current?.views?.length} ${viewPicture(view)}`;
    this.root.dataset.part = current?.partId ?? "";
    if (this.now.dataset.stamp === stamp) return;
    this.now.dataset.stamp = stamp;
    if (!current) {
      replace(this.now, element("h3", t("tile.now")), element("p.empty", t("tile.waiting")));
      return;
    }
    replace(this.now, element("h3", t("tile.now")),
      viewPicture(view) && picture(viewPicture(view), { alt: t("picture.of", { part: current.partId }), boxes: findingBoxes(view), eager: true }),
      element(`div.verdict-big.tone-${look(current.evaluation).tone}`, sign(current.evaluation), element("b", verdictWord(current.evaluation))),
      partLink(current.partId), whyLine(current, view));
  }

  drawReject(station) {
    const last = station.lastReject;
    const view = worstView(last?.views);
    const finding = bestFinding(view);
    const stamp = `${last?.inspectionId} ${last?.evaluation} ${viewPicture(view)} ${finding?.crop}`;
    if (this.reject.dataset.stamp === stamp) return;
    this.reject.dataset.stamp = stamp;
    if (!last) {
      replace(this.reject, element("h3", t("tile.reject")), element("p.empty", t("tile.no-reject")));
      return;
    }
    replace(this.reject, element("h3", t("tile.reject"), element("span.soft", ` ${shortClock(last.at)}`)),
      element("div.reject-pictures",
        picture(viewPicture(view) ?? finding?.crop, { alt: t("picture.of", { part: last.partId }), boxes: viewPicture(view) ? findingBoxes(view) : [], map: viewPicture(view) && view.map }),
        viewPicture(view) && finding?.crop && picture(finding.crop, { alt: t("picture.crop", { kind: kindName(finding.kind) }), className: corner(finding) })),
      element("p", element("b", finding ? kindName(finding.kind) : verdictWord(last.evaluation)),
        finding && element("span.soft.numbers", ` ${t("tile.score", { score: fixed(finding.score, 2) })}`)),
      element("div.row", partLink(last.partId), inside(t("tile.judge"), "/operate/bin", { id: last.partId }, "button small")));
  }

  drawRecent(recent) {
    const stamp = recent.join();
    if (this.recent.dataset.stamp === stamp) return;
    this.recent.dataset.stamp = stamp;
    const rejected = recent.filter((evaluation) => evaluation === "NOT_OK").length;
    this.recent.setAttribute("aria-label", t("tile.recent", { rejected, all: recent.length }));
    replace(this.recent, recent.map((evaluation) => element(`span.tone-${look(evaluation).tone}`, look(evaluation).letter)));
  }

  drawCounts(counts) {
    if (!counts) return;
    const yieldText = percent(counts.firstPassYield);
    const text = t("tile.counts", { parts: counts.parts, notOk: counts.notOk, recheck: counts.notDecidable, unseen: counts.undefined, yield: yieldText });
    if (this.counts.textContent !== text) this.counts.textContent = text;
  }
}

/** The crop stands in the corner that is farthest from the defect. */
function corner({ centre }) {
  return `crop.${centre.x > 0.5 ? "left" : "right"}.${centre.y > 0.5 ? "top" : "bottom"}`;
}

function reasonOf(station) {
  const absent = station.cameras.filter((camera) => camera.status === "ABSENT");
  if (station.andonReason === "camera" && absent.length) return t("andon.reason.camera", { camera: absent.map((camera) => camera.cameraId).join(", ") });
  const warnings = station.cameras.flatMap((camera) => camera.warnings ?? []);
  const isUnseen = station.andon === "blind" && station.andonReason === "undecided";
  const reason = isUnseen ? t("andon.reason.unseen") : t(`andon.reason.${station.andonReason}`, { camera: "" });
  return [reason, warnings.length && warnings.map((warning) => named("warning", warning)).join(", ")].filter(Boolean).join(" · ");
}

function partLink(partId) {
  return inside(partId, "/quality/part", { id: partId }, "id part-id");
}

function whyLine(current, view) {
  const finding = bestFinding(view);
  if (finding && current.evaluation !== "OK") {
    return element("p.soft.numbers", `${kindName(finding.kind)} · ${t("tile.score-limit", { score: fixed(view.score, 2), limit: fixed(view.threshold, 2) })}`);
  }
  if (current.evaluation === "UNDEFINED") return element("p.soft", named("reason", view?.undefinedReason ?? current.why) + (view?.detail ? ` · ${view.detail}` : ""));
  return view?.score === null || view?.score === undefined ? null
    : element("p.soft.numbers", t("tile.score-limit", { score: fixed(view.score, 2), limit: fixed(view.threshold, 2) }));
}
