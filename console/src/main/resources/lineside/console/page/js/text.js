// Words and numbers in the user's language and zone; the words come from /page/text/*.json.

const LANGUAGES = ["en", "de", "zh"];
const KEPT = "lineside.language";
let words = {};
let language = "en";
let plural = new Intl.PluralRules("en");

export function chosenLanguage() {
  return language;
}

export function languages() {
  return LANGUAGES;
}

export async function loadWords() {
  const kept = localStorage.getItem(KEPT);
  const wished = kept ? [kept] : navigator.languages ?? [navigator.language];
  language = wished.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => LANGUAGES.includes(tag)) ?? "en";
  const answer = await fetch(`/page/text/${language}.json`);
  words = await answer.json();
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
}

export function keepLanguage(wished) {
  localStorage.setItem(KEPT, wished);
}

/** The text of a key with its {places} filled; a key with .one and .other is chosen by count. */
export function t(key, places = {}) {
  const counted = typeof places.count === "number" ? words[`${key}.${plural.select(places.count)}`] : undefined;
  const text = counted ?? words[key] ?? words[`${key}.other`];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = places[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : String(value);
  });
}

/** The text of a word of the system (an enum value), or the value itself where there is none. */
export function named(group, value) {
  return words[`${group}.${value}`] ?? String(value ?? "");
}

const formats = new Map();
function format(kind, make) {
  const key = `${language} ${kind}`;
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key);
}

export function number(value, digits = 0) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  return format(`n${digits}`, () => new Intl.NumberFormat(language, { maximumFractionDigits: digits })).format(value);
}

export function fixed(value, digits = 3) {
  if (value === null || value === undefined) return "–";
  return format(`f${digits}`, () =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })).format(value);
}

export function percent(share, digits = 1) {
  if (share === null || share === undefined || Number.isNaN(share)) return "–";
  return format(`p${digits}`, () =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: digits })).format(share);
}

export function moment(millis) {
  if (!millis) return "–";
  return format("moment", () =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" })).format(millis);
}

export function clock(millis) {
  if (!millis) return "–";
  return format("clock", () => new Intl.DateTimeFormat(language, { timeStyle: "medium" })).format(millis);
}

export function shortClock(millis) {
  if (!millis) return "–";
  return format("short", () => new Intl.DateTimeFormat(language, { timeStyle: "short" })).format(millis);
}

export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A span in the two largest units, for example 3 min 20 s. */
export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86400)} d ${Math.floor((seconds % 86400) / 3600)} h`;
}

/** First characters of a hash, enough to tell it from others. */
export function shortHash(hash) {
  return hash ? hash.slice(0, 12) : "–";
}
