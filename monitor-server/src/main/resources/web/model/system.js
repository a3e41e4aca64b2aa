/** @typedef {import('../data/types.js').Snapshot} Snapshot */

/**
 * What an epoch's snapshot cost.
 *
 * @typedef {object} SnapshotCost
 * @property {number} epoch
 * @property {number} pause milliseconds for which training stood still
 * @property {number} analysis milliseconds of the background thread
 * @property {?number} pauseShare of the time since the snapshot before; null for the first one
 * @property {?number} analysisShare
 */

/**
 * @param {Snapshot[]} snapshots by epoch
 * @returns {SnapshotCost[]}
 */
export const snapshotCosts = snapshots => snapshots.map((snapshot, i) => {
  const pause = snapshot.pause_micros / 1000;
  const analysis = snapshot.analysis_millis;
  const period = i === 0 ? 0 : snapshot.time - snapshots[i - 1].time;
  const share = (/** @type {number} */ millis) => period > 0 ? millis / period : null;
  return {epoch: snapshot.epoch, pause, analysis, pauseShare: share(pause),
    analysisShare: share(analysis)};
});

/**
 * For how large a share of the time of training it stood still for snapshots.
 *
 * @param {Snapshot[]} snapshots by epoch
 * @returns {?number} null before the second snapshot
 */
export function pauseShare(snapshots) {
  const later = snapshots.slice(1);
  const period = later.length === 0 ? 0 : later[later.length - 1].time - snapshots[0].time;
  return period <= 0 ? null
    : later.reduce((total, snapshot) => total + snapshot.pause_micros, 0) / 1000 / period;
}
