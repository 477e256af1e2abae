// What a person did is answered by a picture first; what takes longer comes after it, in pieces that let others in.

const PIECE = 60;
const HIDDEN_MILLIS = 100;

/** Resolves when the next picture is on the screen; on a page that nobody sees, soon. */
export function afterPaint() {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, HIDDEN_MILLIS);
    requestAnimationFrame(() => setTimeout(() => {
      clearTimeout(late);
      resolve();
    }));
  });
}

/** Calls draw(some of the entries) for all of them, a piece at a time, while isWanted() holds. */
export async function inPieces(entries, draw, isWanted = () => true) {
  for (let start = 0; start < entries.length && isWanted(); start += PIECE) {
    if (start > 0) await afterPaint();
    draw(entries.slice(start, start + PIECE));
  }
}

let last = Promise.resolve();

/** Runs work after all that was given before, each in a frame of its own. */
export function inTurn(work) {
  last = last.then(afterPaint).then(work).catch((error) => console.error(error));
  return last;
}
