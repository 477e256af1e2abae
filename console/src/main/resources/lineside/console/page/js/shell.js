// The frame around every screen: bar, sections, connection, and the way back after an ended session.

import { ApiError, keepToken, whenSessionEnds, remove } from "./api.js";
import { button, element, replace, select } from "./dom.js";
import { attempt } from "./dialog.js";
import { afterPaint } from "./painting.js";
import { go, inside } from "./router.js";
import { AREAS, mayDo, screenAt } from "./screens.js";
import { connectionBadge, lineClock } from "./connection.js";
import { signInDialog, signInPage } from "./sign-in.js";
import { soundButton, watchAlarms } from "./alarm-sound.js";
import { startState, watchConnection } from "./state.js";
import { chosenLanguage, keepLanguage, languages, t } from "./text.js";

export class Shell {
  constructor(body, session) {
    this.body = body;
    this.session = session;
    this.main = element("main", { id: "main", tabIndex: -1 });
    this.bar = element("div.bar");
    this.links = element("nav.tabs", { "aria-label": t("shell.sub") });
    this.sub = element("div.sub-tabs", this.links, session.user && element("div.push", lineClock(), partFinder()));
    this.away = element("div", { role: "status" });
    replace(body, element("a.skip", { href: "#main" }, t("shell.skip")), element("header.head", this.bar, this.sub), this.away, this.main);
    this.drawBar();
    whenSessionEnds(() => this.signInAgain());
    if (session.user) this.begin();
  }

  begin() {
    this.live = startState(() => this.signInAgain().catch(() => {}));
    watchAlarms();
    watchConnection((connection, state) => connectionBadge(this.badge, this.away, state, connection));
  }

  drawBar() {
    this.badge = element("span.connection", { role: "status" }, t("connection.connecting"));
    const tabs = element("nav.tabs", { "aria-label": t("shell.areas") });
    for (const area of AREAS) {
      if (!mayDo(this.session, area.role)) continue;
      const link = inside(t(`area.${area.name}`), area.start);
      link.dataset.area = area.name;
      tabs.append(link);
    }
    this.tabs = tabs;
    const language = select(languages().map((tag) => [tag, t(`language.${tag}`)]), chosenLanguage(), (wished) => {
      keepLanguage(wished);
      location.reload();
    }, { "aria-label": t("shell.language") });
    replace(this.bar,
      element("a.brand", { href: "/operate", "data-inside": "" }, element("img", { src: "/page/icon.svg", alt: "", width: 30, height: 30 }), "Lineside"),
      this.session.user && tabs,
      element("div.push", this.session.user && [this.badge, soundButton()], language, this.account()));
  }

  account() {
    if (!this.session.user || this.session.mode === "demo") return null;
    const name = `${this.session.user.name} · ${t(`role.${this.session.user.role}`)}`;
    return element("span.row", element("span.soft", name), button(t("session.out"), () => attempt(() => this.signOut())));
  }

  async signOut() {
    await remove("/api/session");
    location.assign("/sign-in");
  }

  /** Lets the user sign in over the page, so that nothing typed is lost. */
  signInAgain() {
    this.live?.stop();
    this.pending ??= signInDialog().then((session) => {
      if (session.user.name !== this.session.user?.name) location.reload();
      this.session = session;
      keepToken(session.csrf);
      this.live?.start();
    }).finally(() => (this.pending = null));
    return this.pending;
  }

  async show(place) {
    this.main.setAttribute("aria-busy", "true");
    if (!this.session.user) {
      this.main.setAttribute("aria-busy", "false");
      this.sub.hidden = true;
      replace(this.main, signInPage(() => location.assign(place.path === "/sign-in" ? "/operate" : location.href)));
      return;
    }
    const { area, screen } = screenAt(place.path);
    const number = (this.number = (this.number ?? 0) + 1);
    const loading = screen.load().catch(() => null);
    this.mark(area, screen);
    await afterPaint();
    if (this.number !== number) return;
    this.leave?.();
    this.leave = null;
    const host = element("div.stack", element("p.empty", { role: "status" }, t("common.loading")));
    replace(this.main, host);
    try {
      if (!mayDo(this.session, area.role)) throw new ApiError(403, "not-allowed", {}, t("error.not-allowed"));
      const module = await loading;
      if (!module) window.dispatchEvent(new Event("lineside-incomplete"));
      if (!module || this.number !== number) return;
      const leave = await module.open(host, place.values, this.session);
      if (this.number === number) this.leave = leave;
      else leave?.();
    } catch (error) {
      replace(host, element("p.notice.bad", { role: "alert" }, error.message), element("div.row", button(t("common.again"), () => this.show(place))));
    } finally {
      if (this.number === number) this.main.setAttribute("aria-busy", "false");
    }
  }

  mark(area, screen) {
    document.title = `${t(`screen.${screen.name}`)} · Lineside`;
    for (const link of this.tabs.children) {
      if (link.dataset.area === area.name) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.drawLinks(area);
    for (const link of this.links.children) {
      if (link.getAttribute("href") === screen.path) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /** Kept while the area stays, so that the focus stays too. */
  drawLinks(area) {
    if (this.links.dataset.area === area.name) return;
    this.links.dataset.area = area.name;
    const shown = area.screens.filter((candidate) => !candidate.isHidden);
    replace(this.links, shown.length > 1 && shown.map((candidate) => inside(t(`screen.${candidate.name}`), candidate.path)));
  }
}

function partFinder() {
  const input = element("input", { type: "search", placeholder: t("shell.find"), "aria-label": t("shell.find"), autocomplete: "off" });
  return element("form.find", {
    role: "search",
    onsubmit: (event) => {
      event.preventDefault();
      const id = input.value.trim();
      if (id) go(`/quality/part?${new URLSearchParams({ id })}`);
    },
  }, input, element("button", { type: "submit" }, t("shell.find-go")));
}
