// Small pictures of all crops in order, with the sign of what was said of each.

import { element, replace } from "../dom.js";
import { kindName } from "../picture.js";
import { t } from "../text.js";

export class CropStrip {
  constructor(choose) {
    this.chosen = choose;
    this.root = element("div.strip", { "aria-label": t("judge.strip"), role: "group" });
    this.at = null;
  }

  fill(crops) {
    replace(this.root);
    this.at = null;
    this.append(crops, 0);
  }

  append(crops, from) {
    this.root.append(...crops.map((crop, offset) => {
      const made = element("button.thumb-button", { type: "button", onclick: () => this.chosen(from + offset), "aria-label": `${kindName(crop.kind)} ${crop.partId}` },
        element("img", { src: crop.picture, alt: "", loading: "lazy", decoding: "async", onerror: (event) => event.target.classList.add("gone") }), element("span.said"));
      if (crop.judgement) paint(made, crop.judgement.defect);
      return made;
    }));
  }

  choose(place) {
    this.at?.removeAttribute("aria-current");
    this.at = this.root.children[place] ?? null;
    this.at?.setAttribute("aria-current", "true");
    this.at?.scrollIntoView({ block: "nearest" });
  }

  sign(place, isDefect) {
    const made = this.root.children[place];
    if (made) paint(made, isDefect);
  }
}

function paint(made, isDefect) {
  made.querySelector(".said").textContent = isDefect === null ? "" : isDefect ? "✕" : "✓";
  made.dataset.said = isDefect === null ? "" : isDefect ? "defect" : "good";
}
