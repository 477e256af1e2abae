// Changes of a deployment, each with its reason. A machine qualifies a model before it switches.

import { post } from "../api.js";
import { button } from "../dom.js";
import { again } from "../router.js";
import { shortHash, t } from "../text.js";
import { askWhy } from "./why.js";

const name = (model) => model?.name || shortHash(model?.sha256);

export function deploy(deployment, action, changes, model, share) {
  askWhy(t(`deploy.${action}`), changes, async (why) => {
    await post("/api/deployments", { lineId: deployment.lineId, recipeId: deployment.recipeId, revision: deployment.revision, action, model, share, why });
    again();
  });
}

export function deploymentActions(deployment) {
  const made = [];
  const { active, previous, canary } = deployment;
  const offer = (action, changes, model, className) => made.push(button(t(`deploy.${action}`), () => deploy(deployment, action, changes, model), { className: `deploy-${action} ${className ?? ""}` }));
  if (canary) {
    offer("promote", [[t("models.active"), name(active), name(canary)]], undefined, "main");
    offer("end-canary", [[t("models.canary"), name(canary), "–"]]);
  }
  if (previous) offer("roll-back", [[t("models.active"), name(active), name(previous)]]);
  for (const shadow of deployment.shadow ?? []) offer("end-shadow", [[t("models.shadow"), name(shadow), "–"]], shadow.sha256);
  return made;
}

/** For a model that is announced: what it may become on a line. */
export function modelActions(model, deployment) {
  const act = (action, changes, share) => button(t(`deploy.${action}`), () => deploy(deployment, action, changes, model.sha256, share), { className: `deploy-${action}` });
  const made = [];
  if (deployment.active?.sha256 !== model.sha256) {
    if (deployment.canary?.sha256 !== model.sha256) made.push(act("canary", [[t("models.canary"), name(deployment.canary), `${name(model)} (10 %)`]], 0.1));
    if (!(deployment.shadow ?? []).some((one) => one.sha256 === model.sha256)) made.push(act("shadow", [[t("models.shadow"), "–", name(model)]]));
    made.push(act("activate", [[t("models.active"), name(deployment.active), name(model)]]));
  }
  return made;
}
