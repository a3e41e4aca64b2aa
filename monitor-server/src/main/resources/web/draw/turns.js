/**
 * First drawings take turns, those in sight first, in short tasks: so a page full of charts shows
 * the first ones early and answers meanwhile.
 */

/** Time after which a task lets others have theirs, in milliseconds. */
const SHORT = 50;

/** @type {Map<Element, () => void>} */
const waiting = new Map();
let busy = false;

/**
 * Draws when it is an element's turn, unless it has left the page by then.
 *
 * @param {Element} element
 * @param {() => void} draw
 */
export function takeTurn(element, draw) {
  waiting.set(element, draw);
  if (!busy) {
    busy = true;
    setTimeout(turn);
  }
}

function turn() {
  const end = performance.now() + SHORT;
  try {
    while (waiting.size > 0 && performance.now() < end) {
      drawNext();
    }
  } finally {
    busy = waiting.size > 0;
    if (busy) {
      setTimeout(turn);
    }
  }
}

function drawNext() {
  const elements = [...waiting.keys()];
  const element = elements.find(inSight) ?? elements[0];
  const draw = waiting.get(element);
  waiting.delete(element);
  if (element.isConnected) {
    draw?.();
  }
}

/** @param {Element} element */
function inSight(element) {
  const {top, bottom} = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
