// Who stands at a shared tablet: a name that goes with every action, kept on this device.

import { element } from "../dom.js";
import { t } from "../text.js";

const KEPT = "lineside.person";

export function person() {
  return localStorage.getItem(KEPT) ?? "";
}

export function personField() {
  const input = element("input", {
    id: "person", value: person(), maxLength: 64, autocomplete: "off", placeholder: t("person.hint"), "aria-label": t("person.label"),
    onchange: (event) => localStorage.setItem(KEPT, event.target.value.trim()),
  });
  return element("label.person", element("span", t("person.label")), input);
}
