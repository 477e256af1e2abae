// One part from end to end: what was seen, decided, superseded, alarmed and said of it.

import { get, query } from "../api.js";
import { listenForMapKey } from "../defect-map.js";
import { element, field, replace } from "../dom.js";
import { attempt } from "../dialog.js";
import { verdict } from "../looks.js";
import { go, inside } from "../router.js";
import { moment, t } from "../text.js";
import { inspectionStory } from "./inspection.js";

export async function open(host, values) {
  const input = element("input.scan", { id: "part-id", value: values.id ?? "", autocomplete: "off", spellcheck: false, autofocus: !values.id });
  const found = element("div.stack");
  replace(host, element("div.screen-head", element("h1", t("screen.part"))),
    element("section.panel", element("form.scan-form", {
      onsubmit: (event) => {
        event.preventDefault();
        if (input.value.trim()) go(`/quality/part${query({ id: input.value.trim() })}`);
      },
    }, field(t("part.id"), input), element("button.main", { type: "submit" }, t("part.show")))), found);
  const endKey = listenForMapKey();
  if (values.id) await show(found, values.id, values.line);
  else input.focus();
  return endKey;
}

async function show(found, id, line) {
  try {
    const part = await get(`/api/part${query({ id, line })}`);
    replace(found, part.inspections.map((inspection, place) => inspectionStory(part.partId, inspection, place === 0)));
  } catch (error) {
    if (error.code !== "unknown-part") throw error;
    replace(found, element("p.notice.check", { role: "alert" }, t("bin.unknown", { id })));
    await attempt(() => suggest(found, id));
  }
}

async function suggest(found, id) {
  const { parts } = await get(`/api/parts${query({ query: id, limit: 10 })}`);
  if (!parts.length) return;
  found.append(element("section.panel", element("h2", t("bin.like-it")), element("ul.rejects", parts.map((part) =>
    element("li", inside(part.partId, "/quality/part", { id: part.partId, line: part.lineId }, "button id"), verdict(part.evaluation), element("span.soft", moment(part.at)))))));
}
