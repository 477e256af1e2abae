// Before the modules: a page of which a piece did not arrive says so and loads itself again.
(() => {
  const FIRST_WAIT_MILLIS = 1500;
  const KEY = "lineside.boot";
  const tried = Number(sessionStorage.getItem(KEY) ?? 0);
  window.addEventListener("error", (event) => {
    const piece = event.target;
    if (piece === window || !(piece instanceof HTMLScriptElement || piece instanceof HTMLLinkElement)) return;
    again();
  }, true);
  window.addEventListener("lineside-started", () => sessionStorage.removeItem(KEY));
  window.addEventListener("lineside-incomplete", again);
  let waiting = false;

  function again() {
    if (waiting) return;
    waiting = true;
    sessionStorage.setItem(KEY, String(tried + 1));
    const words = {
      de: "Die Seite kam nicht ganz an und wird noch einmal geladen.",
      zh: "页面未完整加载，正在重新加载。",
      en: "The page did not arrive whole and is loaded again.",
    };
    const word = document.createElement("p");
    word.className = "notice check";
    word.textContent = words[navigator.language.slice(0, 2)] ?? words.en;
    document.body?.prepend(word);
    setTimeout(() => location.reload(), Math.min(15_000, FIRST_WAIT_MILLIS * 2 ** Math.min(tried, 4)));
  }
})();
