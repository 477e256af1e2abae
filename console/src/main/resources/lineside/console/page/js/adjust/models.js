// Models: where each stands, what its card says, what it would decide otherwise; promote and roll back.

import { get } from "../api.js";
import { button, element, replace, rows } from "../dom.js";
import { attempt } from "../dialog.js";
import { inside } from "../router.js";
import { mayDo } from "../screens.js";
import { moment, named, number, percent, shortHash, t } from "../text.js";
import { deploymentActions } from "./deploying.js";
import { modelPage } from "./model.js";

export async function open(host, values, session) {
  if (values.id) {
    await modelPage(host, values.id, mayDo(session, "adjust"));
    return;
  }
  const [{ models }, { deployments }] = await Promise.all([get("/api/models"), get("/api/deployments")]);
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.models")), element("p", t("models.what")))),
    element("section.panel", element("h2", t("models.deployments")), deployments.length ? deployments.map((deployment) => deploymentCard(deployment, mayDo(session, "adjust"))) : element("p.empty", t("models.no-deployment"))),
    element("section.panel", element("h2", t("models.all")), models.length ? modelRows(models) : element("p.empty", t("models.none"))));
}

function deploymentCard(deployment, mayChange) {
  const name = (model) => (model ? inside(model.name || shortHash(model.sha256), "/adjust/models", { id: model.sha256 }) : "–");
  return element("article.deployment", { "data-deployment": `${deployment.lineId}/${deployment.recipeId}` },
    element("h3", [deployment.lineId, deployment.recipeId || t("models.every-recipe")].join(" · ")),
    rows(t("models.deployments"), [t("models.stage"), t("models.name"), t("models.share")], [
      [named("stage", "ACTIVE"), name(deployment.active), ""],
      deployment.canary && [named("stage", "CANARY"), name(deployment.canary), percent(deployment.canary.share)],
      ...(deployment.shadow ?? []).map((model) => [named("stage", "SHADOW"), name(model), ""]),
      ...(deployment.stations ?? []).map((model) => [t("models.station", { station: model.stationId }), name(model), ""]),
      deployment.previous && [t("models.previous"), name(deployment.previous), ""],
    ].filter(Boolean)),
    element("p.soft", t("models.last-change", { who: deployment.who, at: moment(deployment.at), why: deployment.why, revision: deployment.revision })),
    mayChange && element("div.row", deploymentActions(deployment)));
}

function modelRows(models) {
  return rows(t("models.all"), [t("models.name"), t("models.hash"), t("models.stage"), t("models.machines"), t("models.announced"), [t("models.flips"), "number"]],
    models.map((model) => [inside(model.name || shortHash(model.sha256), "/adjust/models", { id: model.sha256 }), element("span.id", { title: model.sha256 }, shortHash(model.sha256)),
      model.roles.length ? [...new Set(model.roles.map((role) => `${named("stage", role.stage)}: ${role.lineId}${role.recipeId ? `/${role.recipeId}` : ""}`))].map((text) => element("p", text)) : t("models.not-used"),
      model.statuses.map((status) => element("p", { title: status.detail }, `${status.machineId}: ${named("model-state", status.state)}`)),
      moment(model.announcedAt), model.flips ? `${number(model.flips.flips)} / ${number(model.flips.views)}` : "–"]));
}
