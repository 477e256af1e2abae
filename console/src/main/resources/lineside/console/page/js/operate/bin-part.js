// One part at the bin: its verdict, its pictures, and what the person says of it.

import { newId, post } from "../api.js";
import { mapControls, tellMaps } from "../defect-map.js";
import { button, element, field, replace } from "../dom.js";
import { note } from "../dialog.js";
import { verdict, look } from "../looks.js";
import { kindName } from "../picture.js";
import { inside } from "../router.js";
import { moment, named, t } from "../text.js";
import { places } from "../places.js";
import { MarkedPicture } from "./marked-picture.js";
import { person } from "./person.js";

export class PartAtBin {
  constructor(part, done, occasion) {
    this.part = part;
    this.done = done;
    this.occasion = occasion;
    this.inspection = part.inspections[0];
    this.kinds = new Set();
    this.feedbackId = newId();
    this.comment = element("textarea", { maxLength: 1000, name: "comment" });
    this.said = element("div", { "aria-live": "polite" });
    this.answers = element("div.row.answers");
    this.kindButtons = element("div.row");
    this.pictures = this.views().map((view) => new MarkedPicture(view));
    this.root = element("section.panel.stack.bin-part", { "data-part": part.partId }, this.head(), this.earlier(),
      element("div.bin-pictures", this.pictures.map((one) => one.root)), this.maps(),
      element("div.field", element("span", t("bin.kinds")), this.kindButtons), field(t("bin.comment"), this.comment), this.said, this.answers);
    this.drawAnswers();
    this.drawKinds();
  }

  views() {
    return [...this.inspection.views].sort((one, two) => (one.evaluation === "OK") - (two.evaluation === "OK"));
  }

  maps() {
    const controls = mapControls();
    tellMaps(controls, this.views().some((view) => view.map));
    return controls;
  }

  head() {
    const { inspection } = this;
    return element("div.panel-head", element("h2.id", this.part.partId), element("span.verdict-large", verdict(inspection.evaluation)),
      element("span.soft", [inspection.lineId, moment(inspection.firstTriggeredAt), inspection.attempt > 1 && t("part.attempt", { count: inspection.attempt })].filter(Boolean).join(" · ")),
      inside(t("bin.all"), "/quality/part", { id: this.part.partId }, "push"));
  }

  earlier() {
    const said = this.inspection.feedback ?? [];
    if (!said.length) return null;
    const last = said[said.length - 1];
    return element("p.notice", t("bin.already", { who: last.person, at: moment(last.at), what: t(last.defective ? "bin.is-defective" : "bin.is-good") }));
  }

  async drawKinds() {
    const found = this.inspection.views.flatMap((view) => view.findings.map((finding) => finding.kind));
    const known = await places().catch(() => ({ kinds: [] }));
    replace(this.kindButtons, [...new Set([...found, ...known.kinds])].slice(0, 12).map((kind) => {
      const made = button(kindName(kind), () => {
        if (!this.kinds.delete(kind)) this.kinds.add(kind);
        made.setAttribute("aria-pressed", String(this.kinds.has(kind)));
      }, { "aria-pressed": "false" });
      return made;
    }));
  }

  drawAnswers() {
    const { evaluation } = this.inspection;
    const answers = {
      NOT_OK: [["bin.right", { judgement: "confirm" }, "say-defective"], ["bin.wrong", { judgement: "overturn" }, "say-good"]],
      OK: [["bin.missed", { judgement: "missed" }, "say-defective"], ["bin.is-really-good", { judgement: "confirm" }, "say-good"]],
    }[evaluation] ?? [["bin.defective", { defective: true }, "say-defective"], ["bin.good", { defective: false }, "say-good"]];
    replace(this.answers, answers.map(([key, said, name]) =>
      button(t(key), () => this.send(said), { className: `answer-button ${name}` })));
  }

  async send(said) {
    const marks = this.pictures.filter((one) => one.box).map((one) => ({ viewId: one.view.viewId, box: one.box }));
    const buttons = [...this.answers.children];
    buttons.forEach((one) => (one.disabled = true));
    try {
      const answer = await post("/api/feedback", {
        feedbackId: this.feedbackId, partId: this.part.partId, lineId: this.inspection.lineId, attempt: this.inspection.attempt,
        ...said, occasion: this.occasion, defectKinds: [...this.kinds], comment: this.comment.value.trim(), person: person() || undefined, marks,
      });
      replace(this.said, element("p.notice.good", t("bin.recorded", { part: this.part.partId, verdict: named("verdict", answer.evaluation) })));
      note(t("bin.recorded-short", { part: this.part.partId }));
      this.feedbackId = newId();
      this.done();
    } catch (error) {
      replace(this.said, element("p.notice.bad", { role: "alert" }, error.message));
    } finally {
      buttons.forEach((one) => (one.disabled = false));
    }
  }
}
