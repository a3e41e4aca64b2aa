/** How many times longer than its last run took a task rests before it runs again. */
const REST = 3;

/**
 * Merges many wishes to run a task: one run at a time, and at most one more after it, which sees
 * everything that was wished for meanwhile. A slow task runs less often.
 *
 * @param {() => Promise<unknown>} task
 * @param {number} pause shortest time between the starts of two runs, in milliseconds
 * @returns {() => void} wishes for a run
 */
export function coalesced(task, pause) {
  let wished = false;
  let busy = false;
  const run = async () => {
    busy = true;
    while (wished) {
      wished = false;
      const start = performance.now();
      await task();
      const took = performance.now() - start;
      await new Promise(resolve => setTimeout(resolve, Math.max(pause - took, REST * took)));
    }
    busy = false;
  };
  return () => {
    wished = true;
    if (!busy) {
      run();
    }
  };
}
