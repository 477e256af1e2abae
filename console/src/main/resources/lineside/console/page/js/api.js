// Asks the server. Every failure becomes an ApiError with a sentence for a person.

import { t, named } from "./text.js";

export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

let csrf = "";
let onExpired = () => Promise.reject(new ApiError(401, "SESSION", t("error.session")));

export function keepToken(token) {
  csrf = token ?? "";
}

/** What asks the user to log in again; resolves when the request may be sent once more. */
export function whenExpired(ask) {
  onExpired = ask;
}

/** Query string of the values that are set. */
export function query(values) {
  const parts = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return parts.length ? `?${new URLSearchParams(parts)}` : "";
}

export function get(path) {
  return request("GET", path);
}

export function post(path, body = {}) {
  return request("POST", path, body);
}

async function request(method, path, body, isSecond = false) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: method === "GET" ? { Accept: "application/json" } : { "Content-Type": "application/json", "X-CSRF-Token": csrf },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, "AWAY", t("error.away"));
  }
  if (answer.status === 401 && !isSecond && path !== "/api/session") {
    await onExpired();
    return request(method, path, body, true);
  }
  const content = await contentOf(answer);
  if (!answer.ok) throw problem(answer.status, content);
  return content;
}

async function contentOf(answer) {
  const text = await answer.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return { message: "" };
  }
}

function problem(status, content) {
  const code = content?.code ?? "";
  const known = code && named("error", code);
  if (known && known !== code) return new ApiError(status, code, detailed(known, content));
  const plain = { 400: "error.input", 403: "error.forbidden", 404: "error.gone", 413: "error.large", 429: "error.often", 503: "error.broker" };
  return new ApiError(status, code, detailed(t(plain[status] ?? "error.unknown"), content));
}

function detailed(sentence, content) {
  return content?.message ? `${sentence} (${content.message})` : sentence;
}
