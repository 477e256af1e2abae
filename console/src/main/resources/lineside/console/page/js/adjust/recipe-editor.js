// One recipe as a form. Nothing is sent before the changes were shown and a reason was given.

import { put } from "../api.js";
import { button, element, field, replace, select } from "../dom.js";
import { again, inside } from "../router.js";
import { t, named } from "../text.js";
import { auditRows } from "./audit-rows.js";
import { RegionEditor } from "./region-editor.js";
import { RuleList } from "./rules.js";
import { askWhy, differences } from "./why.js";

const PRIORITIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"];

export class RecipeEditor {
  constructor(read, mayChange, defectKinds) {
    this.read = read;
    this.recipe = structuredClone(read.recipe);
    this.recipe.alarmRules ??= [];
    this.defectKinds = defectKinds;
    this.mayChange = mayChange;
    this.save = button(t("recipes.save"), () => this.ask(), { className: "main", id: "save-recipe", disabled: true });
    this.word = element("p.grow", { role: "status" });
    this.root = element("div.stack", this.head(), element("fieldset.bare", { disabled: !mayChange }, element("div.stack", this.general(), this.views(),
      element("section.panel", element("h2", t("recipes.rules")), this.rules()))),
      element("section.panel", element("h2", t("recipes.history")), auditRows(read.audit ?? [])), mayChange && this.foot());
    this.changed();
  }

  /** Stays in sight, however long the form is. */
  foot() {
    return element("div.panel.foot", this.word, this.save);
  }

  head() {
    return element("div.screen-head", element("div", element("h1", this.recipe.recipeId), element("p", `${this.recipe.lineId} · ${this.recipe.productId}`)),
      element("div.push.row", inside(t("recipes.back"), "/adjust/recipes", {}, "button")));
  }

  general() {
    const { recipe } = this;
    return element("section.panel", element("h2", t("recipes.general")), element("div.fields",
      this.number(recipe, "deadlineMillis", 1), this.number(recipe, "revisionWindowMillis", 0),
      this.number(recipe, "alarmOccurrences", 1), this.number(recipe, "alarmWindowParts", 1),
      field(t("recipes.alarmPriority"), select(PRIORITIES.map((value) => [value, named("priority", value)]), recipe.alarmPriority, (value) => this.set(recipe, "alarmPriority", value))),
      field(t("recipes.alarmAction"), element("input", { value: recipe.alarmAction, maxLength: 1000, oninput: (event) => this.set(recipe, "alarmAction", event.target.value) }))));
  }

  views() {
    return this.recipe.views.map((view) => {
      const regions = new RegionEditor(view, this.read.backgrounds?.[view.cameraId], this.mayChange, () => this.changed());
      return element("section.panel", element("h2", t("recipes.view", { station: view.stationId, camera: view.cameraId })), element("div.two",
        regions.root, element("div.fields", this.number(view, "minMeanLevel", 0, 255), this.number(view, "minSharpness", 0),
          this.number(view, "notOkFrom", 0, 1, true), this.number(view, "undecidableFrom", 0, 1, true),
          element("label.choice", element("input", { type: "checkbox", checked: view.rejectIdentical, onchange: (event) => this.set(view, "rejectIdentical", event.target.checked) }), t("recipes.rejectIdentical")),
          inside(t("recipes.what-if"), "/adjust/thresholds", { recipe: this.recipe.recipeId, camera: view.cameraId }, "button"))));
    });
  }

  rules() {
    const { recipe } = this;
    const choices = { stations: [...new Set(recipe.views.map((view) => view.stationId))], defectKinds: [...new Set([...Object.keys(recipe.kindSeverities ?? {}), ...this.defectKinds])].sort() };
    return new RuleList(recipe.alarmRules, choices, () => this.changed()).root;
  }

  number(of, name, min, max, mayBeEmpty = false) {
    return field(t(`recipes.${name}`), element("input", {
      type: "number", step: "any", min, max, value: of[name] ?? "", name, placeholder: mayBeEmpty ? t("thresholds.of-model") : "",
      oninput: (event) => {
        const { value } = event.target;
        if (value === "" && !mayBeEmpty) return;
        this.set(of, name, value === "" ? null : Number(value));
      },
    }));
  }

  set(of, name, value) {
    of[name] = value;
    this.changed();
  }

  changed() {
    const count = differences(this.read.recipe, this.recipe).length;
    this.save.disabled = count === 0;
    this.word.textContent = count ? t("recipes.changes", { count }) : t("recipes.unchanged");
  }

  ask() {
    const { read, recipe } = this;
    askWhy(t("recipes.save-title", { recipe: recipe.recipeId }), differences(read.recipe, recipe), async (why) => {
      await put(`/api/recipes/${encodeURIComponent(recipe.recipeId)}`, { version: read.version, why, recipe });
      again();
    });
  }
}
