// The stream of what changes, which comes back by itself and knows how long it was away.

const QUIET_LIMIT_MILLIS = 20_000;
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 8_000;

/** Listens to /events; tell(state, awayMillis) with state live, away or back. */
export class Live {
  constructor(address, tell) {
    this.address = address;
    this.tell = tell;
    this.listeners = new Map();
    this.awaySince = null;
    this.waitMillis = FIRST_WAIT_MILLIS;
    this.lastHeard = 0;
    this.timer = null;
    this.guard = null;
  }

  /** Called with the parsed data of each event of the name; returns what ends it. */
  on(name, listener) {
    if (!this.listeners.has(name)) {
      this.listeners.set(name, new Set());
      this.attach(name);
    }
    this.listeners.get(name).add(listener);
    return () => this.listeners.get(name).delete(listener);
  }

  start() {
    this.stop();
    this.source = new EventSource(this.address);
    this.lastHeard = Date.now();
    this.source.addEventListener("open", () => this.opened());
    this.source.addEventListener("error", () => this.lost());
    for (const name of this.listeners.keys()) this.attach(name);
    this.attach("ping");
    this.guard = setInterval(() => this.checkQuiet(), 2_000);
  }

  stop() {
    this.source?.close();
    this.source = null;
    clearInterval(this.guard);
    clearTimeout(this.timer);
  }

  attach(name) {
    this.source?.addEventListener(name, (event) => {
      this.lastHeard = Date.now();
      const data = event.data ? JSON.parse(event.data) : null;
      this.listeners.get(name)?.forEach((listener) => listener(data));
    });
  }

  opened() {
    this.lastHeard = Date.now();
    this.waitMillis = FIRST_WAIT_MILLIS;
    const away = this.awaySince === null ? 0 : Date.now() - this.awaySince;
    this.awaySince = null;
    this.tell(away ? "back" : "live", away);
  }

  lost() {
    if (this.awaySince === null) this.awaySince = Date.now();
    this.tell("away", Date.now() - this.awaySince);
    this.source?.close();
    clearInterval(this.guard);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start(), this.waitMillis);
    this.waitMillis = Math.min(LONGEST_WAIT_MILLIS, this.waitMillis * 2);
  }

  /** A connection that is cut without a word never reports an error; silence does. */
  checkQuiet() {
    if (Date.now() - this.lastHeard > QUIET_LIMIT_MILLIS) {
      this.awaySince ??= this.lastHeard;
      this.lost();
    }
  }
}
