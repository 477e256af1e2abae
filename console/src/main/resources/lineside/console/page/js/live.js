// The stream of what changes; comes back by itself and knows how long it was away.

const QUIET_LIMIT_MILLIS = 8_000;
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 5_000;

/** Listens to /api/events. told: {whole(state), change(part), connection(word, awayMillis), isWelcome(), ended()}. */
export class Live {
  constructor(address, told) {
    this.address = address;
    this.told = told;
    this.awaySince = null;
    this.waitMillis = FIRST_WAIT_MILLIS;
  }

  start() {
    this.stop();
    this.lastHeard = Date.now();
    this.source = new EventSource(this.address);
    this.source.onerror = () => this.lost();
    this.hear("operate", (state) => {
      this.isBack();
      this.told.whole(state);
    });
    this.hear("change", (part) => this.told.change(part));
    this.hear("alive", () => {});
    this.hear("ended", () => {
      this.stop();
      this.told.ended();
    });
    this.guard = setInterval(() => this.checkQuiet(), 1_000);
  }

  isRunning() {
    return Boolean(this.source) || Boolean(this.timer);
  }

  stop() {
    this.source?.close();
    this.source = null;
    clearInterval(this.guard);
    clearTimeout(this.timer);
    this.timer = null;
  }

  hear(name, listener) {
    this.source.addEventListener(name, (event) => {
      this.lastHeard = Date.now();
      listener(event.data ? JSON.parse(event.data) : null);
    });
  }

  isBack() {
    this.waitMillis = FIRST_WAIT_MILLIS;
    const awayMillis = this.awaySince === null ? 0 : Date.now() - this.awaySince;
    this.awaySince = null;
    this.told.connection(awayMillis ? "back" : "live", awayMillis);
  }

  lost() {
    this.awaySince ??= this.lastHeard;
    this.stop();
    this.told.connection("away", Date.now() - this.awaySince);
    this.timer = setTimeout(() => this.again(), this.waitMillis);
    this.waitMillis = Math.min(LONGEST_WAIT_MILLIS, this.waitMillis * 2);
  }

  /** A server that came back may not know the session any more; then only signing in helps. */
  async again() {
    const isWelcome = await this.told.isWelcome();
    if (!this.timer) return;
    if (isWelcome) this.start();
    else this.told.ended();
  }

  /** A connection cut without a word never reports an error; silence does. */
  checkQuiet() {
    if (Date.now() - this.lastHeard > QUIET_LIMIT_MILLIS) this.lost();
  }
}
