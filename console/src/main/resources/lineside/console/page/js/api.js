// Asks the server. Every failure becomes an ApiError with a sentence for a person.

import { named, t } from "./text.js";

export class ApiError extends Error {
  constructor(status, code, detail, message) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail ?? {};
  }
}

let csrf = "";
let signInAgain = () => Promise.reject(new ApiError(401, "session-ended", {}, t("error.session-ended")));

export function keepToken(token) {
  csrf = token ?? "";
}

/** What asks the user to sign in again; resolves when the request may be sent once more. */
export function whenSessionEnds(ask) {
  signInAgain = ask;
}

/** Query string of the values that are set. */
export function query(values) {
  const parts = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return parts.length ? `?${new URLSearchParams(parts)}` : "";
}

export const get = (path) => request("GET", path);
export const post = (path, body, options) => request("POST", path, body ?? {}, options);
export const put = (path, body) => request("PUT", path, body);
export const remove = (path) => request("DELETE", path);

/** A new id for what may be sent twice but must count once. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function request(method, path, body, { keepalive = false, isSecond = false } = {}) {
  const answer = await send(method, path, body, keepalive);
  const content = await contentOf(answer);
  if (answer.ok) return content;
  const failure = problem(answer.status, content);
  if (answer.status === 401 && !isSecond && path !== "/api/session") {
    await signInAgain(failure);
    return request(method, path, body, { keepalive, isSecond: true });
  }
  throw failure;
}

async function send(method, path, body, keepalive) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-Lineside-Csrf"] = csrf;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch(path, { method, headers, keepalive, credentials: "same-origin", body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new ApiError(0, "away", {}, t("error.away"));
  }
}

async function contentOf(answer) {
  const text = await answer.text();
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return { text: "" };
  }
}

function problem(status, content) {
  const code = content?.error ?? "";
  const key = `error.${code}`;
  const known = t(key, content?.detail ?? {});
  const sentence = known !== key ? known : content?.text || t("error.failed");
  return new ApiError(status, code, content?.detail, withDetail(sentence, content?.detail));
}

function withDetail(sentence, detail) {
  if (!detail) return sentence;
  const problems = Array.isArray(detail.problems) ? detail.problems.join("; ") : detail.problem;
  const needs = detail.needs ? t("error.needs", { role: named("role", detail.needs) }) : "";
  return [sentence, problems, needs].filter(Boolean).join(" ");
}
