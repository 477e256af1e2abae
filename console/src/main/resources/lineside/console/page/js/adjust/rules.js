// The alarm rules of a recipe: how many of how many raise one, how urgent, and what the operator is asked to do.

import { button, element, replace, select } from "../dom.js";
import { kindName } from "../picture.js";
import { named, t } from "../text.js";

const PRIORITIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"];

export function ruleList(rules, changed) {
  const host = element("div.rules");
  const draw = () => replace(host, rules.length ? rules.map((rule, place) => ruleRow(rule, changed, () => {
    rules.splice(place, 1);
    changed();
    draw();
  })) : element("p.empty", t("rules.none")));
  draw();
  return host;
}

function ruleRow(rule, changed, drop) {
  const set = (name, value) => {
    rule[name] = value;
    changed();
  };
  const count = (name) => element("label.inline", t(`rules.${name}`), element("input", {
    type: "number", min: 1, max: 1000, value: rule[name], oninput: (event) => event.target.value && set(name, Number(event.target.value)),
  }));
  return element("div.rule", { "data-rule": rule.ruleId }, element("p.row", element("b", named("rule", rule.kind)), element("span.id.soft", rule.ruleId),
    element("span.soft", [(rule.stationIds ?? []).join(", "), (rule.defectKinds ?? []).map(kindName).join(", ")].filter(Boolean).join(" · "))),
    element("div.row", count("occurrences"), count("windowParts"),
      element("label.inline", t("alarm.priority"), select(PRIORITIES.map((value) => [value, named("priority", value)]), rule.priority, (value) => set("priority", value))),
      button(t("rules.drop"), drop, { className: "plain" })),
    element("label.field", element("span", t("alarm.do-this")), element("input", { value: rule.action, maxLength: 1000, oninput: (event) => set("action", event.target.value) })));
}
