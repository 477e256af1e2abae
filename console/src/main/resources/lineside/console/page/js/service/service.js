// How the console itself is: what it has read, what it keeps, who is signed in.

import { get, remove } from "../api.js";
import { button, element, replace, rows } from "../dom.js";
import { attempt } from "../dialog.js";
import { again } from "../router.js";
import { moment, named, number, t } from "../text.js";

const MEBIBYTE = 1 << 20;

export async function open(host, values, session) {
  const state = await get("/api/service");
  const facts = [
    [t("service.started"), moment(state.startedAt)], [t("service.clients"), number(state.clients)],
    [t("service.memory"), t("service.of", { used: number(state.memory.usedBytes / MEBIBYTE), max: number(state.memory.maxBytes / MEBIBYTE) })],
    [t("service.database"), t("service.megabytes", { size: number(state.database.bytes / MEBIBYTE, 1) })], [t("service.inspections"), number(state.database.inspections)],
    [t("service.kept-from"), moment(state.database.keptFromAt)], [t("service.keep"), t("service.keep-value", { days: state.database.keepDays, most: state.database.mostInspections })],
    [t("service.evidence"), t(`service.evidence.${state.evidence}`)], [t("service.index"), state.index ?? t("service.none")],
  ];
  const cluster = session.links?.cluster;
  replace(host, element("div.screen-head", element("h1", t("screen.service")),
    cluster && element("a.button.push", { href: cluster, target: "_blank", rel: "noopener" }, t("service.cluster"))),
    element("div.halves", element("section.panel", element("h2", t("service.console")), rows(t("service.console"), [t("part.name"), t("part.value")], facts)),
      element("section.panel", element("h2", t("service.sessions")), rows(t("service.sessions"), [t("session.name"), t("service.role"), t("service.seen"), t("service.address"), ""],
        state.sessions.map((session) => [session.name, named("role", session.role), moment(session.lastSeenAt), session.address,
          button(t("service.end"), () => attempt(() => remove(`/api/service/sessions/${encodeURIComponent(session.id)}`).then(again)))])),
      element("h2", t("service.users")), element("p.hint", t("service.users-what")), rows(t("service.users"), [t("session.name"), t("service.role")], (state.users ?? []).map((user) => [user.name, named("role", user.role)])))),
    element("section.panel", element("h2", t("service.topics")), rows(t("service.topics"), [t("service.topic"), [t("service.partitions"), "number"], [t("service.read"), "number"], [t("service.behind"), "number"], [t("service.to-fill"), "number"]],
      state.topics.map((topic) => [topic.topic, number(topic.partitions), number(topic.read), number(topic.behind), number(topic.toFill)]))));
}
