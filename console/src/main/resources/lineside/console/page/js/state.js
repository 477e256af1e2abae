// What the line looks like now: the whole state of the server with every change merged in.

import { get, keepToken } from "./api.js";
import { Live } from "./live.js";

let state = null;
let connection = { word: "connecting", awayMillis: 0, at: Date.now() };
const listeners = new Set();
const connectionListeners = new Set();

export function lineState() {
  return state;
}

export function connectionState() {
  return connection;
}

/** Called with (state, news) at every change, once there is a state; returns what ends it. */
export function watch(listener) {
  listeners.add(listener);
  if (state) listener(state, []);
  return () => listeners.delete(listener);
}

/** Called with (connection, state or null) when either changes; returns what ends it. */
export function watchConnection(listener) {
  connectionListeners.add(listener);
  listener(connection, state);
  return () => connectionListeners.delete(listener);
}

function tell(news) {
  for (const listener of [...listeners]) listener(state, news);
  tellConnection();
}

function tellConnection() {
  for (const listener of [...connectionListeners]) listener(connection, state);
}

export function startState(onEnded) {
  const live = new Live("/api/events", {
    whole: (whole) => {
      state = whole;
      tell([]);
    },
    change: (part) => {
      if (!state) return;
      merge(part);
      tell(part.news ?? []);
    },
    connection: (word, awayMillis) => {
      connection = { word, awayMillis, at: Date.now() };
      tellConnection();
    },
    isWelcome,
    ended: onEnded,
  });
  live.start();
  freeConnections(live);
  return live;
}

/**
 * A browser keeps six connections to a server, and the page that was left keeps its own for a while: it gives it back
 * at once, and so does a page in the background that nobody watches alarms on.
 */
function freeConnections(live) {
  window.addEventListener("pagehide", () => live.stop());
  window.addEventListener("pageshow", (event) => event.persisted && live.start());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !live.isRunning()) live.start();
    else if (document.hidden && !location.pathname.startsWith("/operate")) live.stop();
  });
}

/** Whether the session still holds; a server that does not answer is asked again later. */
async function isWelcome() {
  try {
    const session = await get("/api/session");
    keepToken(session.csrf);
    return session.user !== null;
  } catch {
    return true;
  }
}

function merge(part) {
  const { stations, lines, news, ...whole } = part;
  state = { ...state, ...whole };
  if (stations) state.stations = merged(state.stations, stations, "key");
  if (lines) state.lines = merged(state.lines, lines, "lineId");
}

function merged(before, changed, key) {
  const byKey = new Map(before.map((entry) => [entry[key], entry]));
  for (const entry of changed) byKey.set(entry[key], entry);
  return [...byKey.values()];
}
