// The story of one inspection of a part.

import { mapControls, tellMaps } from "../defect-map.js";
import { element, rows } from "../dom.js";
import { verdict } from "../looks.js";
import { findingBoxes, kindName, picture, viewPicture } from "../picture.js";
import { inside } from "../router.js";
import { fixed, moment, named, number, shortHash, t } from "../text.js";

export function inspectionStory(partId, inspection, isLatest) {
  return element("article.panel.stack", { "data-inspection": inspection.inspectionId },
    element("div.panel-head", element("h2.id", partId), element("span.verdict-large", verdict(inspection.evaluation)),
      element("span.soft", t("part.passage", { count: inspection.attempt, line: inspection.lineId, recipe: inspection.recipeId, at: moment(inspection.firstTriggeredAt) })),
      isLatest && inside(t("tile.judge"), "/operate/bin", { id: partId }, "button push")),
    inspection.partial && element("p.notice.check", t("part.partial", { cameras: (inspection.missingCameras ?? []).join(", ") || "–" })),
    section("part.views", [maps(inspection.views), element("div.views", inspection.views.map(viewCard))]),
    section("part.revisions", revisions(inspection.revisions)),
    section("part.models", models(inspection.models)),
    element("div.halves", section("part.context", context(inspection.context)), section("part.process", process(inspection.process))),
    section("part.alarms", alarms(inspection.alarms)), section("part.feedback", feedback(inspection.feedback)));
}

function section(key, content) {
  return element("section", element("h3", t(key)), content ?? element("p.empty", t("part.nothing")));
}

function maps(views) {
  const controls = mapControls();
  tellMaps(controls, views.some((view) => view.map));
  return controls;
}

function viewCard(view) {
  const crops = view.findings.filter((finding) => finding.crop);
  return element("figure.view-card", picture(viewPicture(view), { alt: t("picture.view", { camera: view.cameraId }), boxes: findingBoxes(view), map: viewPicture(view) && view.map }),
    element("figcaption", element("span.row", element("b", view.cameraId), verdict(view.evaluation)),
      view.score !== null && element("span.numbers", t("tile.score-limit", { score: fixed(view.score), limit: fixed(view.threshold) })),
      view.undefinedReason && view.undefinedReason !== "NONE" && element("span", named("reason", view.undefinedReason)), view.detail && element("span.soft", view.detail),
      view.secondOpinion && element("span", t("part.opinion", { status: named("opinion", view.secondOpinion.status), score: fixed(view.secondOpinion.score) })),
      element("span.soft", moment(view.triggeredAt))),
    crops.length > 0 && element("div.crop-row", crops.slice(0, 6).map((finding) => element("figure.small-crop",
      inside(picture(finding.crop, { alt: t("picture.crop", { kind: kindName(finding.kind) }) }), "/quality/similar", { crop: finding.cropSha256 }),
      element("figcaption", kindName(finding.kind), " ", element("span.numbers", fixed(finding.score, 2)))))));
}

function revisions(list) {
  return rows(t("part.revisions"), [["#", "number"], t("part.verdict"), t("part.decided"), t("part.reason"), t("part.replaces")], list.map((revision) =>
    [number(revision.revision), verdict(revision.evaluation), moment(revision.decidedAt), named("revision", revision.reason), element("span.id", shortHash(revision.supersedes))]));
}

function models(list) {
  if (!list?.length) return null;
  return rows(t("part.models"), [t("models.name"), t("models.hash"), [t("part.threshold"), "number"], [t("part.undecidable"), "number"], t("models.stage"), [t("models.revision"), "number"]],
    list.map((model) => [model.name || "–", element("span.id", { title: model.sha256 }, shortHash(model.sha256)), fixed(model.threshold), fixed(model.undecidableFrom), named("stage", model.stage), model.deploymentRevision ?? "–"]));
}

function context(known) {
  if (!known) return null;
  const { attributes, ...fields } = known;
  const entries = [...Object.entries(fields).map(([name, value]) => [t(`context.${name}`), value]), ...Object.entries(attributes ?? {})].filter(([, value]) => value);
  return rows(t("part.context"), [t("part.name"), t("part.value")], entries);
}

function process(readings) {
  if (!readings?.length) return null;
  return rows(t("part.process"), [t("part.quantity"), [t("part.value"), "number"], [t("part.drift"), "number"]],
    readings.map((reading) => [reading.quantity, `${number(reading.value, 3)} ${reading.unit ?? ""}`, fixed(reading.drift, 2)]));
}

function alarms(list) {
  if (!list?.length) return null;
  return rows(t("part.alarms"), [t("alarm.raised"), t("alarm.priority"), t("alarm.what"), t("alarm.who")],
    list.map((alarm) => [moment(alarm.raisedAt), named("priority", alarm.priority), alarm.message, alarm.acknowledgedBy || "–"]));
}

function feedback(list) {
  if (!list?.length) return null;
  return rows(t("part.feedback"), [t("audit.at"), t("alarm.who"), t("part.said"), t("part.occasion"), t("filter.kind"), t("alarm.comment")],
    list.map((said) => [moment(said.at), said.person, t(said.defective ? "bin.is-defective" : "bin.is-good"), named("occasion", said.occasion), (said.defectKinds ?? []).map(kindName).join(", "), said.comment]));
}
