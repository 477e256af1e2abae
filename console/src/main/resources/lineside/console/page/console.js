// Draws the board that the server sends. Text from messages is set as text, never as markup.

const TONES = {
  OK: { tone: "ok", word: "OK", shape: "circle", sign: "M10.5 18.5l5 5 10-11" },
  NOT_OK: { tone: "bad", word: "NOT OK", shape: "octagon", sign: "M12 12l12 12M24 12L12 24" },
  NOT_DECIDABLE: { tone: "check", word: "RECHECK", shape: "triangle", sign: "M18 14v8M18 26.2v.3" },
  UNDEFINED: { tone: "off", word: "NOT INSPECTED", shape: "square", sign: "M11 18h14" },
  "": { tone: "off", word: "WAITING", shape: "square", sign: "M12 18h.2M18 18h.2M24 18h.2" },
};
const SHAPES = {
  circle: "M18 2a16 16 0 1 0 0 32a16 16 0 1 0 0-32z",
  octagon: "M11.4 2h13.2L34 11.4v13.2L24.6 34H11.4L2 24.6V11.4z",
  triangle: "M18 3L35 33H1z",
  square: "M4 4h28v28H4z",
};
const PRIORITY_TONES = { CRITICAL: "bad", HIGH: "bad", MEDIUM: "check", LOW: "off" };
const PRIORITY_SIGNS = { CRITICAL: "■", HIGH: "▲", MEDIUM: "◆", LOW: "●" };
const SIGNS = { OK: "✓", NOT_OK: "✕", NOT_DECIDABLE: "▲", UNDEFINED: "■" };
const REASONS = {
  LOST: "frame lost",
  DEAD_LETTERED: "picture unreadable",
  IMAGE_QUALITY: "picture is no evidence",
  MISSING: "no frame came",
  NOT_DECIDABLE: "within the uncertainty band",
  NEVER_TRIGGERED: "camera was never triggered",
};

const byId = (id) => document.getElementById(id);
const number = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
const time = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const tiles = new Map();

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function sign(look) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 36 36");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(ns, "path");
  shape.setAttribute("d", SHAPES[look.shape]);
  shape.setAttribute("fill", "currentColor");
  const stroke = document.createElementNS(ns, "path");
  stroke.setAttribute("d", look.sign);
  stroke.setAttribute("fill", "none");
  stroke.setAttribute("stroke", "var(--tone-ground)");
  stroke.setAttribute("stroke-width", "3.4");
  stroke.setAttribute("stroke-linecap", "round");
  stroke.setAttribute("stroke-linejoin", "round");
  svg.append(shape, stroke);
  return svg;
}

function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

function makeTile() {
  const root = element("article", "tile");
  const head = element("div", "tile-head");
  const name = element("strong");
  const place = element("span");
  const status = element("span", "status");
  head.append(name, place, status);
  const screen = element("div", "screen");
  const picture = element("div", "picture");
  const image = element("img");
  image.alt = "";
  image.hidden = true;
  picture.append(image);
  screen.append(picture);
  const badge = element("div", "badge");
  badge.setAttribute("role", "status");
  const recent = element("div", "recent");
  root.append(head, screen, badge, recent);
  const parts = {
    root, name, place, status, screen, picture, image, badge, recent, marks: [], shown: "",
  };
  image.addEventListener("load", () => {
    image.hidden = false;
    fit(parts);
    drawMarks(parts);
  });
  new ResizeObserver(() => fit(parts)).observe(screen);
  return parts;
}

function fit({ screen, picture, image }) {
  if (!image.naturalWidth) return;
  const scale = Math.min(
    screen.clientWidth / image.naturalWidth, screen.clientHeight / image.naturalHeight);
  picture.style.width = `${image.naturalWidth * scale}px`;
  picture.style.height = `${image.naturalHeight * scale}px`;
}

function drawMarks(parts) {
  parts.picture.querySelectorAll(".mark").forEach((old) => old.remove());
  for (const mark of parts.marks) {
    const box = element("div", "mark");
    box.style.left = `${mark.left * 100}%`;
    box.style.top = `${mark.top * 100}%`;
    box.style.width = `${mark.width * 100}%`;
    box.style.height = `${mark.height * 100}%`;
    box.append(element("b", "", mark.kind));
    parts.picture.append(box);
  }
}

function drawTile(parts, tile) {
  const look = TONES[tile.evaluation] ?? TONES.UNDEFINED;
  parts.root.className = `tile tone-${look.tone}`;
  parts.name.textContent = tile.stationId || tile.cameraId;
  parts.place.textContent =
    [tile.stationId ? tile.cameraId : "", tile.lineId].filter(Boolean).join(" · ");
  const states = { CONNECTED: "", STOPPED: "stopped", ABSENT: "camera absent", "": "" };
  parts.status.textContent = states[tile.status] ?? tile.status;
  parts.status.title = tile.statusDetail;
  parts.status.classList.toggle("trouble", tile.status === "ABSENT");

  parts.marks = tile.marks;
  if (tile.pictureId && tile.pictureId !== parts.shown) {
    parts.shown = tile.pictureId;
    parts.image.src =
      `/frames/${encodeURIComponent(tile.cameraId)}/${encodeURIComponent(tile.pictureId)}`;
  } else {
    drawMarks(parts);
  }

  const words = element("div");
  words.append(element("div", "word", look.word));
  const why = REASONS[tile.why] ?? tile.why;
  words.append(element("div", "part", [tile.partId, why].filter(Boolean).join(" · ")));
  parts.badge.replaceChildren(sign(look), words);
  if (tile.score !== null) {
    const score = element("div", "score");
    score.append(element("div", "", `score ${tile.score.toFixed(3)}`));
    if (tile.threshold !== null) {
      score.append(element("div", "", `limit ${tile.threshold.toFixed(3)}`));
    }
    parts.badge.append(score);
  }
  drawRecent(parts.recent, tile.recent);
}

function drawRecent(host, evaluations) {
  host.setAttribute("role", "img");
  const rejected = evaluations.filter((evaluation) => evaluation === "NOT_OK").length;
  host.setAttribute("aria-label", `${rejected} of the last ${evaluations.length} not OK`);
  host.replaceChildren(...evaluations.map((evaluation) => {
    const look = TONES[evaluation] ?? TONES.UNDEFINED;
    return element("span", `tone-${look.tone}`, SIGNS[evaluation] ?? "■");
  }));
}

function drawTiles(list) {
  const host = byId("tiles");
  const present = new Set(list.map((tile) => tile.cameraId));
  for (const [cameraId, parts] of tiles) {
    if (!present.has(cameraId)) {
      parts.root.remove();
      tiles.delete(cameraId);
    }
  }
  for (const tile of list) {
    if (!tiles.has(tile.cameraId)) {
      const parts = makeTile();
      tiles.set(tile.cameraId, parts);
    }
    drawTile(tiles.get(tile.cameraId), tile);
  }
  const order = list.map((tile) => tiles.get(tile.cameraId).root);
  if (order.some((root, place) => host.children[place] !== root)) host.replaceChildren(...order);
  byId("no-tiles").hidden = list.length > 0;
}

function cell(tone, figure, label) {
  const made = element("div", tone === "plain" ? "cell plain" : `cell tone-${tone}`);
  made.append(element("b", "", figure), element("span", "", label));
  return made;
}

function drawCounts(counts) {
  const rows = counts.map((count) => {
    const row = element("div", "count");
    const yieldText = count.firstPassYield === null ? "–" : percent.format(count.firstPassYield);
    row.append(
      element("div", "line", count.lineId),
      cell("ok", number.format(count.ok), "✓ OK"),
      cell("bad", number.format(count.notOk), "✕ not OK"),
      cell("check", number.format(count.notDecidable), "▲ recheck"),
      cell("off", number.format(count.undefined), "■ not inspected"),
      cell("plain", yieldText, "first-pass yield"));
    return row;
  });
  byId("counts").replaceChildren(
    ...(rows.length ? rows : [element("p", "empty", "No part is finished yet.")]));
}

function drawAlarm(alarm, now) {
  const cleared = alarm.state === "CLEARED";
  const tone = cleared ? "off" : PRIORITY_TONES[alarm.priority] ?? "check";
  const item = element("li", `alarm tone-${tone}${cleared ? " cleared" : ""}`);
  const head = element("div", "alarm-head");
  const rank = `${PRIORITY_SIGNS[alarm.priority] ?? "◆"} ${alarm.priority}`;
  head.append(element("span", "tag", cleared ? `${rank} · cleared` : rank));
  const where = [alarm.lineId, alarm.stationId || alarm.cameraId].filter(Boolean).join(" · ");
  head.append(element("span", "where", where));
  if (alarm.repeatCount > 0) {
    head.append(element("span", "repeat", `repeated ${number.format(alarm.repeatCount)}×`));
  }
  if (alarm.lastPartId) head.append(element("span", "where", `last part ${alarm.lastPartId}`));
  head.append(element("span", "age", `since ${span(now - alarm.raisedAtMillis)}`));
  item.append(head, element("div", "message", alarm.message));
  if (alarm.action && !cleared) item.append(element("div", "todo", alarm.action));
  return item;
}

function drawAlarms(alarms, now) {
  const active = alarms.filter((alarm) => alarm.state === "ACTIVE").length;
  byId("alarms").replaceChildren(...alarms.map((alarm) => drawAlarm(alarm, now)));
  byId("no-alarms").hidden = alarms.length > 0;
  const count = byId("alarm-count");
  count.textContent = active ? `${active} active` : "none active";
  count.classList.toggle("active", active > 0);
}

function drawUnseen(unseen, unreadable) {
  const figures = [
    ["views not inspected", unseen.undefinedViews],
    ["parts undecided", unseen.undecidedParts],
    ["frames lost", unseen.lostFrames],
    ["dead letters", unseen.deadLetters],
  ];
  if (unreadable > 0) figures.push(["unreadable messages", unreadable]);
  byId("unseen").replaceChildren(...figures.map(([label, figure]) => {
    const box = element("div");
    box.append(element("dd", "", number.format(figure)), element("dt", "", label));
    return box;
  }));
  const rows = unseen.latest.map((gap) => {
    const row = element("tr");
    row.append(
      element("td", "", gap.partId),
      element("td", "", gap.cameraId),
      element("td", "", REASONS[gap.reason] ?? gap.reason));
    row.firstChild.title = gap.partId;
    return row;
  });
  byId("gaps").querySelector("tbody").replaceChildren(...rows);
  byId("gaps").hidden = rows.length === 0;
  byId("no-gaps").hidden = rows.length > 0;
}

function drawLinks(links) {
  const names = { cluster: "Flink jobs", report: "Pattern report" };
  byId("links").replaceChildren(...Object.entries(links).map(([key, address]) => {
    const link = element("a", "", names[key] ?? key);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
    return link;
  }));
}

function draw({ board, links }) {
  byId("board").hidden = false;
  byId("waiting").hidden = true;
  drawTiles(board.tiles);
  drawCounts(board.counts);
  drawAlarms(board.alarms, board.lineTimeMillis);
  drawUnseen(board.unseen, board.unreadable);
  drawLinks(links);
  byId("clock").textContent =
    board.lineTimeMillis > 0 ? `line time ${time.format(new Date(board.lineTimeMillis))}` : "";
}

function connection(state, text) {
  const shown = byId("connection");
  shown.className = `connection ${state}`;
  shown.textContent = text;
}

let awaySince = null;
const events = new EventSource("/events");
events.addEventListener("board", (event) => draw(JSON.parse(event.data)));
events.addEventListener("open", () => {
  const wasAway = awaySince === null ? "" : ` (was away ${span(Date.now() - awaySince)})`;
  awaySince = null;
  connection("live", `live${wasAway}`);
});
events.addEventListener("error", () => {
  awaySince ??= Date.now();
  connection("away", "connection lost, trying again");
});
