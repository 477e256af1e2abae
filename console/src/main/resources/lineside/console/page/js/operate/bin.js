// The reject bin: the scanner types a part id, a person says whether the reject was right.

import { get, query } from "../api.js";
import { button, element, field, replace } from "../dom.js";
import { attempt } from "../dialog.js";
import { listenForMapKey } from "../defect-map.js";
import { remember } from "../router.js";
import { watch } from "../state.js";
import { shortClock, t } from "../text.js";
import { inside } from "../router.js";
import { verdict } from "../looks.js";
import { personField } from "./person.js";
import { PartAtBin } from "./bin-part.js";

export async function open(host, values) {
  const input = element("input.scan", { id: "scan", type: "text", autocomplete: "off", spellcheck: false, autofocus: true, enterkeyhint: "go" });
  const found = element("div.stack", { "aria-live": "polite" });
  const rejects = element("ul.rejects");
  const occasion = values.occasion === "audit" ? "audit" : undefined;
  const look = (id) => lookUp(found, id, occasion, () => ready(input));
  const form = element("form.scan-form", {
    onsubmit: (event) => {
      event.preventDefault();
      const id = input.value.trim();
      if (!id) return;
      remember("/operate/bin", { id, occasion });
      look(id);
      input.select();
    },
  }, field(t("bin.scan"), input, t("bin.scan-hint")), element("button.main", { type: "submit" }, t("bin.look")));
  replace(host, element("div.screen-head", element("div", element("h1", t("screen.bin")), element("p", t(occasion ? "bin.audit" : "bin.what"))), element("div.push", personField())),
    element("div.bin", element("div.stack", element("section.panel", form), found), element("section.panel", element("h2", t("bin.latest")), rejects)));
  const endWatch = watch((state) => drawRejects(rejects, state.stations, (id) => {
    input.value = id;
    remember("/operate/bin", { id, occasion });
    look(id);
  }));
  const endKey = listenForMapKey();
  ready(input);
  if (values.id) {
    input.value = values.id;
    await look(values.id);
  }
  return () => {
    endWatch();
    endKey();
  };
}

function ready(input) {
  input.focus();
  input.select();
}

async function lookUp(found, id, occasion, done) {
  try {
    const part = await get(`/api/part${query({ id })}`);
    replace(found, new PartAtBin(part, done, occasion).root);
  } catch (error) {
    replace(found, element("p.notice.check", { role: "alert" }, error.code === "unknown-part" ? t("bin.unknown", { id }) : error.message));
    if (error.code === "unknown-part") await attempt(() => suggest(found, id));
  }
}

async function suggest(found, id) {
  const { parts } = await get(`/api/parts${query({ query: id, limit: 8 })}`);
  if (!parts.length) return;
  found.append(element("section.panel", element("h2", t("bin.like-it")), element("ul.rejects", parts.map((part) =>
    element("li", inside(part.partId, "/operate/bin", { id: part.partId }, "button id"), verdict(part.evaluation), element("span.soft", shortClock(part.at)))))));
}

function drawRejects(list, stations, choose) {
  const latest = stations.filter((station) => station.lastReject).map((station) => ({ ...station.lastReject, stationId: station.stationId }))
    .sort((one, two) => two.at - one.at);
  const stamp = latest.map((reject) => reject.inspectionId).join();
  if (list.dataset.stamp === stamp) return;
  list.dataset.stamp = stamp;
  replace(list, latest.length ? latest.map((reject) => element("li", button(reject.partId, () => choose(reject.partId), { className: "id" }),
    element("span.soft", `${reject.stationId} · ${shortClock(reject.at)}`))) : element("li.empty", t("tile.no-reject")));
}
