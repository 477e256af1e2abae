// Judgements on their way to the server. The last one waits a moment, so that undo can take it back unsent.

import { newId, post } from "../api.js";
import { person } from "../operate/person.js";

const HOLD_MILLIS = 4_000;

export class Judgements {
  constructor(changed, failed) {
    this.changed = changed;
    this.failed = failed;
    this.done = [];
    this.held = null;
    this.sending = new Set();
  }

  get count() {
    return this.done.length;
  }

  get waiting() {
    return this.sending.size;
  }

  add(crop, said) {
    this.release();
    this.done.push(crop);
    this.held = { crop, said, feedbackId: newId(), timer: setTimeout(() => this.release(), HOLD_MILLIS) };
    this.changed();
  }

  /** The crop to go back to; when it was sent already, judging it again replaces what was said. */
  takeBack() {
    const crop = this.done.pop() ?? null;
    if (this.held?.crop === crop) {
      clearTimeout(this.held.timer);
      this.held = null;
    }
    this.changed();
    return crop;
  }

  release(keepalive = false) {
    const held = this.held;
    this.held = null;
    if (!held) return;
    clearTimeout(held.timer);
    const sent = this.send(held, keepalive).finally(() => {
      this.sending.delete(sent);
      this.changed();
    });
    this.sending.add(sent);
  }

  async send({ crop, said, feedbackId }, keepalive) {
    try {
      const body = { feedbackId, inspectionId: crop.inspectionId, viewId: crop.viewId, person: person() || undefined, ...said };
      const answer = await post(`/api/crops/${crop.cropSha256}/judgement`, body, { keepalive });
      crop.judgement = answer.judgement;
    } catch {
      this.done = this.done.filter((one) => one !== crop);
      this.failed(crop);
    }
  }

  async flush(keepalive = false) {
    this.release(keepalive);
    await Promise.allSettled([...this.sending]);
  }
}
