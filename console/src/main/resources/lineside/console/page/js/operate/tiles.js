// One tile per station, kept and changed in place so that nothing jumps under a finger.

import { element } from "../dom.js";
import { t } from "../text.js";
import { StationTile } from "./tile.js";

export class StationTiles {
  constructor() {
    this.list = element("div.tiles");
    this.none = element("p.empty", t("tiles.none"));
    this.root = element("section", { "aria-label": t("tiles.title") }, this.list, this.none);
    this.tiles = new Map();
    this.drawn = new Map();
  }

  draw(stations) {
    this.none.hidden = stations.length > 0;
    const ordered = [...stations].sort((one, two) => one.key.localeCompare(two.key, undefined, { numeric: true }));
    for (const key of [...this.tiles.keys()]) {
      if (!ordered.some((station) => station.key === key)) this.drop(key);
    }
    ordered.forEach((station, place) => this.drawOne(station, place, new Set(stations.map((entry) => entry.lineId)).size > 1));
  }

  drawOne(station, place, withLine) {
    if (!this.tiles.has(station.key)) this.tiles.set(station.key, new StationTile(withLine));
    const tile = this.tiles.get(station.key);
    if (this.list.children[place] !== tile.root) this.list.insertBefore(tile.root, this.list.children[place] ?? null);
    if (this.drawn.get(station.key) === station) return;
    this.drawn.set(station.key, station);
    tile.draw(station);
  }

  drop(key) {
    this.tiles.get(key).root.remove();
    this.tiles.delete(key);
    this.drawn.delete(key);
  }
}
