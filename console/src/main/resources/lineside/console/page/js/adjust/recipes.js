// Recipes: the list, and one to change.

import { get } from "../api.js";
import { element, replace, rows } from "../dom.js";
import { places } from "../places.js";
import { inside } from "../router.js";
import { mayDo } from "../screens.js";
import { moment, number, t } from "../text.js";
import { RecipeEditor } from "./recipe-editor.js";

export async function open(host, values, session) {
  if (values.id) {
    const [read, known] = await Promise.all([get(`/api/recipes/${encodeURIComponent(values.id)}`), places()]);
    replace(host, new RecipeEditor(read, mayDo(session, "adjust"), known.kinds).root);
    return;
  }
  const { recipes } = await get("/api/recipes");
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.recipes")), element("p", t("recipes.what")))),
    element("section.panel", recipes.length ? rows(t("screen.recipes"), [t("recipes.recipe"), t("filter.line"), t("recipes.product"), [t("recipes.views"), "number"], [t("recipes.rules"), "number"], t("recipes.changed")],
      recipes.map((recipe) => [inside(recipe.recipeId, "/adjust/recipes", { id: recipe.recipeId }), recipe.lineId, recipe.productId, number(recipe.views), number(recipe.rules), moment(recipe.changedAt)]))
      : element("p.empty", t("recipes.none"))));
}
