/** A run whose last event is younger than this is live, in milliseconds. */
const LIVE = 30_000;
/** A run that has been silent for longer counts as ended, in milliseconds. */
const ENDED = 600_000;

/**
 * What can be told of a run from its last event: nothing says that a training has ended.
 *
 * @param {import('../data/types.js').Run} run
 * @param {number} now
 * @returns {'live' | 'idle' | 'ended'}
 */
export function liveness({last_event: last}, now) {
  const silent = now - last;
  return silent < LIVE ? 'live' : silent < ENDED ? 'idle' : 'ended';
}
