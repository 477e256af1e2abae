// Lists that go on: a page, then a button for the next one.

import { button, element, replace } from "./dom.js";
import { attempt } from "./dialog.js";
import { t } from "./text.js";

/** Fills host with load(cursor)[name] drawn by draw(entries), page by page. */
export async function more(host, load, name, draw, emptyText) {
  const round = (host.paging = (host.paging ?? 0) + 1);
  const answer = await load(undefined);
  if (host.paging !== round) return;
  replace(host, answer[name].length ? draw(answer[name]) : element("p.empty", emptyText));
  addNext(answer.next);

  function addNext(cursor) {
    if (!cursor) return;
    const next = button(t("common.more"), () => attempt(async () => {
      next.disabled = true;
      const page = await load(cursor);
      next.remove();
      host.append(draw(page[name]));
      addNext(page.next);
    }));
    host.append(next);
  }
}
