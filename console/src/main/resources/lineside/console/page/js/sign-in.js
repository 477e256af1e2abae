// Signing in: as a page, or over the page when a session has ended.

import { ApiError, get, keepToken, post } from "./api.js";
import { element, field } from "./dom.js";
import { openDialog } from "./dialog.js";
import { t } from "./text.js";

function form(done) {
  const problem = element("p.notice.bad", { role: "alert", hidden: true });
  const name = element("input", { name: "name", autocomplete: "username", required: true, autofocus: true, maxLength: 64 });
  const password = element("input", { name: "password", type: "password", autocomplete: "current-password", required: true, maxLength: 1000 });
  const send = element("button.main", { type: "submit" }, t("session.in"));
  return element("form.form", {
    onsubmit: async (event) => {
      event.preventDefault();
      send.disabled = true;
      problem.hidden = true;
      try {
        keepToken((await get("/api/session")).csrf);
        const session = await post("/api/session", { name: name.value, password: password.value });
        keepToken(session.csrf);
        done(session);
      } catch (error) {
        problem.textContent = error.message;
        problem.hidden = false;
        password.value = "";
        password.focus();
      } finally {
        send.disabled = false;
      }
    },
  }, field(t("session.name"), name), field(t("session.password"), password), problem, send);
}

export function signInPage(done) {
  return element("div.log-in", element("section.panel", element("h1", t("session.title")), element("p.soft", t("session.who")), form(done)));
}

/** Resolves with the new session; fails when the user closes it. */
export function signInDialog() {
  return new Promise((resolve, reject) => {
    const onclose = () => reject(new ApiError(401, "session-ended", {}, t("error.session-ended")));
    const close = openDialog(t("session.ended"), element("div.stack", element("p", t("session.again")), form((session) => {
      resolve(session);
      close();
    })), { onclose });
  });
}
