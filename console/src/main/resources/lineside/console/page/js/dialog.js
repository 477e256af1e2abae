// Questions in front of the page and short notes at its edge.

import { button, element } from "./dom.js";
import { t } from "./text.js";

/** Shows content in a dialog; escape and the ground close it. Returns what closes it. */
export function openDialog(title, content, { wide = false, onclose } = {}) {
  const before = document.activeElement;
  const heading = element("h2", { id: "dialog-title" }, title);
  const head = element("div.panel-head", heading,
    button("✕", () => close(), { className: "plain push", "aria-label": t("common.close") }));
  const box = element(`div.dialog${wide ? ".wide" : ""}`, { role: "dialog", ariaModal: "true", "aria-labelledby": "dialog-title", "aria-modal": "true" },
    head, content);
  const ground = element("div.dialog-ground", { onclick: (event) => event.target === ground && close(), onkeydown: keys }, box);
  function keys(event) {
    if (event.key === "Escape") close();
    if (event.key === "Tab") keepInside(box, event);
    event.stopPropagation();
  }
  function close() {
    if (!ground.isConnected) return;
    ground.remove();
    before?.focus?.();
    onclose?.();
  }
  document.body.append(ground);
  (box.querySelector("[autofocus]") ?? focusable(box)[1] ?? focusable(box)[0])?.focus();
  return close;
}

function focusable(box) {
  return [...box.querySelectorAll("a[href], button:not(:disabled), input, select, textarea")];
}

function keepInside(box, event) {
  const stops = focusable(box);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  if (event.shiftKey && document.activeElement === first) {
    last.focus();
    event.preventDefault();
  } else if (!event.shiftKey && document.activeElement === last) {
    first.focus();
    event.preventDefault();
  }
}

/** A form in a dialog. submit() may throw: its sentence is shown and what was typed stays. */
export function askForm(title, content, submitText, submit, options = {}) {
  const problem = element("p.notice.bad", { role: "alert", hidden: true });
  const send = element("button.main", { type: "submit" }, submitText);
  const form = element("form.form", { onsubmit: send_ }, content, problem,
    element("div.row.end", button(t("common.cancel"), () => close()), send));
  async function send_(event) {
    event.preventDefault();
    send.disabled = true;
    try {
      await submit(new FormData(form));
      close();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    } finally {
      send.disabled = false;
    }
  }
  const close = openDialog(title, form, options);
  return close;
}

let host = null;

/** A note at the edge. tone: good, check or bad. With undo it carries a button. */
export function note(text, tone = "good", undo) {
  host ??= document.body.appendChild(element("div.toasts", { role: "status", "aria-live": "polite" }));
  const shown = element(`div.toast.notice.${tone}`, element("span.grow", text),
    undo && button(t("common.undo"), () => { shown.remove(); undo(); }),
    button("✕", () => shown.remove(), { className: "plain", "aria-label": t("common.close") }));
  host.append(shown);
  while (host.children.length > 4) host.firstChild.remove();
  setTimeout(() => shown.remove(), tone === "bad" ? 15_000 : 6_000);
}

/** Runs what a button starts and shows its failure as a sentence. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    note(error.message, "bad");
    return undefined;
  }
}
