// One model: its card, its machines, and what it decides otherwise than the one that counts.

import { get } from "../api.js";
import { element, replace, rows } from "../dom.js";
import { picture } from "../picture.js";
import { verdict } from "../looks.js";
import { inside } from "../router.js";
import { fixed, moment, named, number, shortHash, t } from "../text.js";
import { modelActions } from "./deploying.js";

export async function modelPage(host, sha256, mayChange) {
  const id = encodeURIComponent(sha256);
  const [model, flips, { deployments }] = await Promise.all([get(`/api/models/${id}`), get(`/api/models/${id}/flips`), get("/api/deployments")]);
  const lines = model.roles.length ? [...new Set(model.roles.map((role) => role.lineId))] : [];
  replace(host, element("div.screen-head", element("div", element("h1", model.name || shortHash(sha256)), element("p.id", sha256)),
    element("div.push", inside(t("models.back"), "/adjust/models", {}, "button"))),
    mayChange && element("section.panel", element("h2", t("models.use")), element("p.hint", t("models.use-what")),
      deployments.length ? deployments.map((deployment) => element("div.row", element("b", [deployment.lineId, deployment.recipeId || t("models.every-recipe")].join(" · ")), modelActions(model, deployment),
        deployment.active?.sha256 === sha256 && element("span.soft", t("models.in-use"))))
        : element("p.empty", t("models.no-deployment"))),
    element("section.panel", element("h2", t("models.machines")), model.statuses.length ? rows(t("models.machines"), [t("models.machine"), t("alarm.state"), t("models.stage"), t("models.provider"), t("models.detail"), t("audit.at")],
      model.statuses.map((status) => [status.machineId, named("model-state", status.state), named("stage", status.stage), status.provider, status.detail, moment(status.at)])) : element("p.empty", t("part.nothing"))),
    flipReport(flips, lines), element("section.panel", element("h2", t("models.card")), element("div.card-tree", tree(model.card))));
}

function flipReport({ groups, examples }) {
  return element("section.panel", element("h2", t("models.flip-report")), element("p.hint", t("models.flip-what")),
    groups.length ? rows(t("models.flip-report"), [t("filter.line"), t("filter.station"), [t("recipes.views"), "number"], [t("models.flips"), "number"], [t("models.ok-to-not-ok"), "number"], [t("models.not-ok-to-ok"), "number"]],
      groups.map((group) => [group.lineId, group.stationId, number(group.views), number(group.flips), number(group.okToNotOk), number(group.notOkToOk)])) : element("p.empty", t("models.no-flips")),
    examples.length > 0 && element("div.gallery", examples.slice(0, 24).map((example) => element("figure.crop-card", picture(example.picture, { alt: t("picture.of", { part: example.partId }) }),
      element("figcaption", inside(example.partId, "/quality/part", { id: example.partId }, "id"), element("span.row", verdict(example.before), "→", verdict(example.after)),
        element("span.soft.numbers", `${fixed(example.scoreBefore)} → ${fixed(example.scoreAfter)}`))))));
}

/** The card as folded lists; it is JSON of the package and shown as it is. */
function tree(value) {
  if (value === null || typeof value !== "object") return element("span", value === null ? "–" : String(value));
  const entries = Array.isArray(value) ? value.slice(0, 50).map((one, place) => [String(place), one]) : Object.entries(value);
  return element("ul", entries.map(([key, inner]) => inner !== null && typeof inner === "object"
    ? element("li", element("details", element("summary", key), tree(inner))) : element("li", element("b", `${key}: `), tree(inner))));
}
