// Starts the console: words, session, then the screen of the address.

import { get, keepToken } from "./api.js";
import { loadWords } from "./text.js";
import { startRouter } from "./router.js";
import { Shell } from "./shell.js";

async function start() {
  await loadWords();
  const session = await get("/api/session");
  keepToken(session.csrf);
  const shell = new Shell(document.body, session);
  startRouter((place) => shell.show(place));
  window.dispatchEvent(new Event("lineside-started"));
}

start().catch((error) => {
  console.error(error);
  window.dispatchEvent(new Event("lineside-incomplete"));
});
