// What a threshold would do, over the calibration set and over last week's real views; then set it.

import { get, put, query } from "../api.js";
import { button, element, field, replace, select } from "../dom.js";
import { attempt } from "../dialog.js";
import { periodField, periodOf } from "../period.js";
import { remember, again } from "../router.js";
import { mayDo } from "../screens.js";
import { fixed, t } from "../text.js";
import { askWhy } from "./why.js";
import { WhatIf } from "./what-if.js";

export async function open(host, values, session) {
  const { recipes } = await get("/api/recipes");
  if (!recipes.length) {
    replace(host, element("h1", t("screen.thresholds")), element("p.panel.empty", t("recipes.none")));
    return undefined;
  }
  const filter = { recipe: values.recipe ?? recipes[0].recipeId, camera: values.camera ?? "", period: values.period ?? "7d" };
  const bar = element("div.screen-head");
  const body = element("div.stack");
  replace(host, bar, body);
  let shown = null;
  const change = (key) => (value) => {
    filter[key] = value;
    if (key === "recipe") filter.camera = "";
    remember("/adjust/thresholds", filter);
    attempt(load);
  };
  async function load() {
    const read = await get(`/api/recipes/${encodeURIComponent(filter.recipe)}`);
    const { views } = read.recipe;
    filter.camera = views.some((view) => view.cameraId === filter.camera) ? filter.camera : views[0].cameraId;
    const view = views.find((one) => one.cameraId === filter.camera);
    replace(bar, element("div", element("h1", t("screen.thresholds")), element("p", t("thresholds.what"))),
      field(t("filter.recipe"), select(recipes.map((one) => [one.recipeId, one.recipeId]), filter.recipe, change("recipe"))),
      field(t("filter.view"), select(views.map((one) => [one.cameraId, `${one.stationId} · ${one.cameraId}`]), filter.camera, change("camera"))),
      periodField(filter.period, change("period"), false));
    const answer = await get(`/api/what-if${query({ line: read.recipe.lineId, station: view.stationId, ...periodOf(filter.period) })}`);
    shown?.destroy();
    shown = new WhatIf(answer, view);
    replace(body, shown.root, mayDo(session, "adjust") && setting(read, view, shown));
  }
  await load();
  return () => shown?.destroy();
}

function setting(read, view, whatIf) {
  const save = (threshold) => askWhy(t("thresholds.set-title", { station: view.stationId, camera: view.cameraId }),
    [[t("thresholds.not-ok-from"), [whatIf.known !== null && fixed(whatIf.known, 4), view.notOkFrom === null && `(${t("thresholds.of-model")})`].filter(Boolean).join(" "),
      threshold === null ? t("thresholds.of-model") : fixed(threshold, 4)], ...whatIf.consequences(threshold)],
    async (why) => {
      const recipe = structuredClone(read.recipe);
      const changed = recipe.views.find((one) => one.cameraId === view.cameraId);
      changed.notOkFrom = threshold;
      if (threshold === null || (changed.undecidableFrom !== null && changed.undecidableFrom > threshold)) changed.undecidableFrom = null;
      await put(`/api/recipes/${encodeURIComponent(recipe.recipeId)}`, { version: read.version, why, recipe });
      again();
    });
  return element("section.panel.row", element("p.grow", t("thresholds.set-what")),
    view.notOkFrom !== null && button(t("thresholds.reset"), () => save(null)),
    button(t("thresholds.set"), () => save(whatIf.threshold), { className: "main", id: "set-threshold" }));
}
