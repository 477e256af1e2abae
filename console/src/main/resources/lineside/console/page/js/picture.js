// A picture of a part with what was found drawn over it.

import { defectMap } from "./defect-map.js";
import { element, replace } from "./dom.js";
import { named, t } from "./text.js";

/** Shows address with boxes {x,y,width,height} 0..1 and labels, under a defect map if one is given; when it is gone, says so. */
export function picture(address, { alt = "", boxes = [], map = null, className = "", eager = false } = {}) {
  const frame = element(`div.picture${className ? `.${className}` : ""}`);
  if (!address) return none(frame, t("picture.none"));
  const sheet = element("div.sheet");
  const image = element("img", { alt, src: address, decoding: "async", loading: eager ? "eager" : "lazy", draggable: false });
  image.addEventListener("error", () => none(frame, t("picture.gone")));
  image.addEventListener("load", () => frame.style.setProperty("--aspect", `${image.naturalWidth} / ${image.naturalHeight}`));
  sheet.append(image, ...(map ? [defectMap(map)] : []), ...boxes.map(mark));
  frame.append(sheet);
  return frame;
}

function none(frame, text) {
  frame.classList.add("none");
  return replace(frame, element("span", text));
}

export function mark({ box, label, isMine }) {
  const made = element(`span.mark${isMine ? ".mine" : ""}${box.x > 0.7 ? ".at-right" : ""}${box.y < 0.1 ? ".at-top" : ""}`, label && element("b", label));
  made.style.left = `${box.x * 100}%`;
  made.style.top = `${box.y * 100}%`;
  made.style.width = `${box.width * 100}%`;
  made.style.height = `${box.height * 100}%`;
  return made;
}

export function findingBoxes(view) {
  return (view?.findings ?? []).filter((finding) => finding.box).slice(0, 12)
    .map((finding) => ({ box: finding.box, label: kindName(finding.kind) }));
}

/** Kinds are names of the model; unclassified is ours. */
export function kindName(kind) {
  return named("kind", kind);
}

/** The view that says most: rejected before undecided before not seen before good. */
export function worstView(views) {
  const rank = { NOT_OK: 0, NOT_DECIDABLE: 1, UNDEFINED: 2, OK: 3 };
  return [...(views ?? [])].sort((one, two) => (rank[one.evaluation] ?? 4) - (rank[two.evaluation] ?? 4))[0] ?? null;
}

/** Address of the best picture of a whole view. */
export function viewPicture(view) {
  return view?.picture ?? view?.still ?? view?.fullPicture ?? null;
}

export function bestFinding(view) {
  return [...(view?.findings ?? [])].sort((one, two) => two.score - one.score)[0] ?? null;
}
