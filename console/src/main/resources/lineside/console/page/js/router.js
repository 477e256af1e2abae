// Addresses of the screens, so that they can be shared and the way back works.

import { query } from "./api.js";
import { element } from "./dom.js";

let follow = () => {};

export function startRouter(show) {
  follow = () => show(here());
  window.addEventListener("popstate", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-inside]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  follow();
}

export function here() {
  return { path: location.pathname, values: Object.fromEntries(new URLSearchParams(location.search)) };
}

export function address(path, values = {}) {
  return path + query(values);
}

export function go(target) {
  history.pushState(null, "", target);
  follow();
}

/** Keeps chosen filters in the address without a new step back. */
export function remember(path, values) {
  history.replaceState(null, "", address(path, values));
}

/** A link to another screen. */
export function inside(text, path, values = {}, className = "") {
  return element("a", { href: address(path, values), className, "data-inside": "" }, text);
}

export function again() {
  follow();
}
