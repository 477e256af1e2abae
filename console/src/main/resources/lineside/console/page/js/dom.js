// Builds elements. Text is always set as text; nothing here parses markup.

const SVG = "http://www.w3.org/2000/svg";

/** element("p.soft", "text") or element("div", {title: "x", onclick: f}, child, child). */
export function element(spec, ...content) {
  const [name, ...classes] = spec.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  add(made, content);
  return made;
}

function add(made, content) {
  for (const part of content) {
    if (part === null || part === undefined || part === false) continue;
    if (Array.isArray(part)) add(made, part);
    else if (part instanceof Node) made.append(part);
    else if (typeof part === "object") set(made, part);
    else made.append(document.createTextNode(String(part)));
  }
}

function set(made, properties) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && !key.startsWith("aria") && key !== "list" && key !== "form") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
}

export function button(text, onclick, properties = {}) {
  return element("button", { type: "button", onclick, ...properties }, text);
}

/** A labelled control: the label text stands above it. */
export function field(label, control, hint) {
  return element("label.field", element("span", label), control, hint && element("small.hint", hint));
}

export function select(options, chosen, onchange, properties = {}) {
  const made = element("select", { onchange: (event) => onchange?.(event.target.value), ...properties });
  for (const [value, text] of options) {
    made.append(element("option", { value, selected: value === chosen }, text));
  }
  return made;
}

export function shape(viewBox, ...paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  for (const attributes of paths) {
    const path = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    svg.append(path);
  }
  return svg;
}

/** rows("caption", [["Part", "number"], ...], [[cell, cell], ...]); cells are text or nodes. */
export function rows(caption, heads, lines) {
  const classes = heads.map((head) => (Array.isArray(head) && head[1] ? `.${head[1]}` : ""));
  const body = element("tbody", lines.map((line) => row(line, classes)));
  const top = element("thead", element("tr", heads.map((head, place) =>
    element(`th${classes[place]}`, { scope: "col" }, Array.isArray(head) ? head[0] : head))));
  const table = element("table.rows", element("caption.visually-hidden", caption), top, body);
  return element("div.table-frame", { tabIndex: 0, role: "region", "aria-label": caption }, table);
}

/** More lines below those of a table that rows() made. */
export function addRows(frame, lines) {
  const classes = [...frame.querySelectorAll("thead th")].map((head) => (head.className ? `.${head.className}` : ""));
  frame.querySelector("tbody").append(...lines.map((line) => row(line, classes)));
}

function row(line, classes) {
  return element("tr", line.map((cell, place) => element(`td${classes[place] ?? ""}`, cell)));
}

export function replace(host, ...content) {
  host.replaceChildren();
  add(host, content);
  return host;
}
