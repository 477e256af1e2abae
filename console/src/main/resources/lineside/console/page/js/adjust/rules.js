// The alarm rules of a recipe: when an alarm is raised, how urgent it is, and what the operator is asked to do.

import { button, element, field, replace, select } from "../dom.js";
import { askForm } from "../dialog.js";
import { kindName } from "../picture.js";
import { named, t } from "../text.js";
import { FIELDS, KINDS, newRule, OF_DEFECTS, OF_STATIONS } from "./rule-kinds.js";

const PRIORITIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"];
const MOST_RULES = 64;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MINUTE = 60_000;

export class RuleList {
  /** choices: {stations: [id], defectKinds: [name]}. Rules are changed in place. */
  constructor(rules, choices, changed) {
    this.rules = rules;
    this.choices = choices;
    this.changed = changed;
    this.list = element("div.rules");
    this.add = button(t("rules.add"), () => this.ask(), { id: "add-rule" });
    this.root = element("div.stack", this.list, element("div.row", this.add));
    this.draw();
  }

  draw() {
    replace(this.list, this.rules.length ? this.rules.map((rule, place) => this.row(rule, place)) : element("p.empty", t("rules.none")));
    this.add.disabled = this.rules.length >= MOST_RULES;
  }

  ask() {
    const what = element("p.hint");
    const say = (kind) => (what.textContent = t(`rule-what.${kind}`));
    const kinds = select(KINDS.map((kind) => [kind, named("rule", kind)]), KINDS[0], say, { name: "kind" });
    const name = element("input", { name: "rule", required: true, maxLength: 64, autocomplete: "off", autofocus: true });
    say(KINDS[0]);
    askForm(t("rules.add-title"), [field(t("rules.kind"), kinds), what, field(t("rules.name"), name, t("rules.name-hint"))], t("rules.add-it"), () => {
      this.take(kinds.value, name.value.trim());
    });
  }

  take(kind, name) {
    if (!NAME.test(name)) throw new Error(t("rules.bad-name"));
    if (this.rules.some((rule) => rule.ruleId === name)) throw new Error(t("rules.name-taken", { name }));
    this.rules.push(newRule(kind, name));
    this.changed();
    this.draw();
    requestAnimationFrame(() => this.list.lastElementChild?.querySelector("input, select")?.focus());
  }

  row(rule, place) {
    const drop = () => {
      this.rules.splice(place, 1);
      this.changed();
      this.draw();
    };
    const problem = element("p.notice.check", { role: "status", hidden: true });
    const set = (name, value) => {
      rule[name] = value;
      this.changed();
      say();
    };
    const say = () => {
      const wrong = problemOf(rule);
      problem.hidden = !wrong;
      problem.textContent = wrong ?? "";
    };
    say();
    return element("div.rule", { "data-rule": rule.ruleId },
      element("p.row", element("b", named("rule", rule.kind)), element("span.id.soft", rule.ruleId), element("span.hint.grow", t(`rule-what.${rule.kind}`)), button(t("rules.drop"), drop, { className: "plain" })),
      element("div.row", FIELDS[rule.kind].map(([name, min, max, step]) => amount(rule, name, { min, max, step }, set)),
        element("label.inline", t("alarm.priority"), select(PRIORITIES.map((value) => [value, named("priority", value)]), rule.priority, (value) => set("priority", value))),
        amount(rule, "clearAfterParts", { min: 0, max: 1000, step: 1 }, set),
        element("label.inline", t("rules.escalate"), element("input", { type: "number", min: 0, max: 10_000, step: 1, name: "escalate", value: rule.escalateAfterMillis / MINUTE,
          oninput: (event) => event.target.value !== "" && set("escalateAfterMillis", Math.round(Number(event.target.value) * MINUTE)) }))),
      OF_STATIONS.has(rule.kind) && choice(t("rules.stations"), rule, "stationIds", this.choices.stations, (one) => one, set),
      OF_DEFECTS.has(rule.kind) && choice(t("rules.defects"), rule, "defectKinds", this.choices.defectKinds, kindName, set),
      field(t("alarm.do-this"), element("input", { value: rule.action, name: "action", maxLength: 1000, oninput: (event) => set("action", event.target.value) })), problem);
  }
}

function amount(rule, name, limits, set) {
  return element("label.inline", t(`rules.${name}`), element("input", { type: "number", name, ...limits, value: rule[name],
    oninput: (event) => event.target.value !== "" && set(name, Number(event.target.value)) }));
}

/** None chosen means all. */
function choice(title, rule, name, all, words, set) {
  const chosen = new Set(rule[name]);
  const shown = [...new Set([...all, ...rule[name]])];
  if (!shown.length) return null;
  return element("fieldset.choices", { "data-choice": name }, element("legend", title), shown.map((one) => element("label.choice", element("input", {
    type: "checkbox", value: one, checked: chosen.has(one), onchange: (event) => {
      if (event.target.checked) chosen.add(one);
      else chosen.delete(one);
      set(name, shown.filter((each) => chosen.has(each)));
    },
  }), words(one))));
}

/** What the line would refuse, said before anything is sent; the server says it too. */
function problemOf(rule) {
  const names = FIELDS[rule.kind].map(([name]) => name);
  if (names.includes("occurrences") && names.includes("windowParts") && rule.occurrences > rule.windowParts) return t("rules.k-above-n");
  if (rule.kind === "CRITICAL" && !rule.defectKinds.length) return t("rules.needs-defect");
  if (!rule.action.trim()) return t("rules.needs-action");
  return null;
}
