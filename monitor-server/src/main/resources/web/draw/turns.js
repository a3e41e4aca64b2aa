/**
 * Drawings take turns, those in sight first, each in a task of its own: so a page full of charts
 * shows the first ones early and answers meanwhile.
 */

/** Time for others before something out of sight is drawn, in milliseconds. */
const PAUSE = 20;

/** @type {Map<Element, {draw: () => void, pause: number}>} */
const waiting = new Map();
let busy = false;

/**
 * Draws when it is an element's turn.
 *
 * @param {Element} element
 * @param {() => void} draw
 * @param {number} [pause] time for others before it is drawn while it is out of sight
 */
export function takeTurn(element, draw, pause = PAUSE) {
  waiting.set(element, {draw, pause});
  if (!busy) {
    busy = true;
    setTimeout(turn);
  }
}

function turn() {
  const [element, {draw}] = next();
  waiting.delete(element);
  try {
    draw();
  } finally {
    busy = waiting.size > 0;
    if (busy) {
      const [following, {pause}] = next();
      setTimeout(turn, inSight(following) ? 0 : pause);
    }
  }
}

/** Who waits and is in sight, else who waits longest. */
function next() {
  const all = [...waiting];
  return all.find(([element]) => inSight(element)) ?? all[0];
}

/** @param {Element} element */
function inSight(element) {
  const {top, bottom} = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
