// One pattern: what goes with it, since when, how sure, what to hold, and its pictures.

import { element, rows } from "../dom.js";
import { picture, kindName } from "../picture.js";
import { inside } from "../router.js";
import { fixed, moment, named, number, percent, t } from "../text.js";

export function patternPage(pattern) {
  return [
    element("div.screen-head", element("div", element("h1", pattern.title), element("p", `${pattern.lineId} · ${pattern.stationId} · ${kindName(pattern.defectKind)}`)),
      element("div.push.row", inside(t("patterns.back"), "/quality/patterns", {}, "button"),
        pattern.page && element("a.button", { href: pattern.page, target: "_blank", rel: "noopener" }, t("reports.page")))),
    element("div.two", element("section.panel.stack", element("h2", t("patterns.why-so")), facts(pattern)),
      element("section.panel.stack", element("h2", t("patterns.evidence", { count: pattern.evidence.length })), evidence(pattern))),
    suspects(pattern),
  ];
}

const NAMED_BY_KIND = new Set(["TOOL", "CAVITY", "LOT", "PALLET", "STATION", "SHIFT", "RECIPE", "MODEL", "POSITION", "TIME", "PERIOD", "EVERY_NTH"]);

/** The name of a field says nothing beside its kind, but for attributes and readings. */
function factorOf({ factorKind, factorName, factorValue }) {
  return [named("factor", factorKind), NAMED_BY_KIND.has(factorKind) ? "" : factorName, factorValue].filter(Boolean).join(" ");
}

function facts(pattern) {
  const factor = factorOf(pattern);
  const lines = [
    [t("patterns.factor"), factor],
    [t("patterns.under"), t("patterns.of", { parts: pattern.partsWithDefect, all: pattern.partsUnderFactor })],
    [t("patterns.elsewhere"), t("patterns.of", { parts: pattern.partsWithDefectElsewhere, all: pattern.partsElsewhere })],
    [t("patterns.ratio"), t("patterns.interval", { value: number(pattern.rateRatio, 1), low: number(pattern.rateRatioLow, 1), high: number(pattern.rateRatioHigh, 1) })],
    [t("patterns.q"), `${pattern.qValue < 0.001 ? "< 0.001" : fixed(pattern.qValue)} (${pattern.test})`],
    [t("patterns.state"), named("pattern-state", pattern.state)], [t("patterns.trend"), named("trend", pattern.trend)],
    pattern.sinceAt && [t("patterns.since"), t("patterns.since-value", { at: moment(pattern.sinceAt), low: moment(pattern.sinceLowAt), high: moment(pattern.sinceHighAt) })],
    pattern.rateSince !== null && pattern.rateSince !== undefined && [t("patterns.rates"), `${percent(pattern.rateBefore)} → ${percent(pattern.rateSince)}`],
    pattern.periodMm && [t("patterns.period"), `${number(pattern.periodMm, 1)} mm`], pattern.everyNth && [t("patterns.nth"), number(pattern.everyNth)],
    [t("patterns.checked"), t("patterns.checked-value", { confirmed: pattern.confirmedParts, overturned: pattern.overturnedParts })],
    ...(pattern.confounded ?? []).map((other) => [t("patterns.confounded"), factorOf(other)]),
  ].filter(Boolean);
  return rows(t("patterns.why-so"), [t("part.name"), t("part.value")], lines);
}

function evidence(pattern) {
  if (!pattern.evidence.length) return element("p.empty", t("part.nothing"));
  return element("div.gallery.small", pattern.evidence.map((address, place) =>
    inside(picture(address, { alt: t("picture.crop", { kind: kindName(pattern.defectKind) }) }), "/quality/similar", { crop: pattern.evidenceSha256[place] })));
}

function suspects(pattern) {
  const listed = pattern.suspects ?? [];
  return element("section.panel", element("h2", t("patterns.suspects", { count: pattern.suspectParts })), element("p.hint", t("patterns.suspects-what")),
    listed.length ? rows(t("patterns.suspects", { count: listed.length }), [t("unseen.part"), t("patterns.do"), t("part.reason")], listed.slice(0, 200).map((suspect) =>
      [inside(suspect.partId, "/quality/part", { id: suspect.partId }, "id"), named("suspect", suspect.action), suspect.reason])) : element("p.empty", t("part.nothing")));
}
