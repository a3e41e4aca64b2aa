import {AGENTS_SETTINGS, OF_ANOTHER_RUN, VIEWS} from './place.js';

/**
 * Something that a person can ask for by its keys or by its title.
 *
 * @typedef {object} Command
 * @property {string} title
 * @property {string} keys pressed one after the other, with a space between; nothing for none
 * @property {() => void} act
 */

/** @type {Record<import('./place.js').ViewName, [string, string]>} title and keys of each view */
const OF_VIEWS = {
  overview: ['Overview', 'g o'], runs: ['Runs', 'g r'], scalars: ['Scalars', 'g s'],
  concepts: ['Concepts', 'g c'], embedding: ['Embedding', 'g e'], neuron: ['Neuron', 'g n'],
  diversity: ['Diversity', 'g d'], system: ['System', 'g y'],
  'what-if': ['What if', 'g w'],
};

/**
 * What can be asked for at the place that is shown.
 *
 * @param {import('./monitor.js').Monitor} monitor
 * @returns {Command[]}
 */
export function commands(monitor) {
  const {router, place} = monitor;
  return [
    ...VIEWS.map(view => ({title: `Go to ${OF_VIEWS[view][0]}`, keys: OF_VIEWS[view][1],
      act: () => router.go({view})})),
    {title: 'Next run', keys: 'j', act: () => stepRun(monitor, 1)},
    {title: 'Previous run', keys: 'k', act: () => stepRun(monitor, -1)},
    {title: 'Earlier epoch', keys: '[', act: () => stepEpoch(monitor, -1)},
    {title: 'Later epoch', keys: ']', act: () => stepEpoch(monitor, 1)},
    {title: 'Follow the newest epoch', keys: 'f', act: () => router.go({epoch: null})},
    {title: 'Follow the newest run', keys: '', act: () => show(monitor, null)},
    ...place.view === 'scalars' ? [{title: 'Logarithmic axes', keys: 'l',
      act: () => router.go({log: !place.log})}] : [],
    ...place.view === 'what-if' ? [{title: 'Settings as the agent had them', keys: '0',
      act: () => router.go(AGENTS_SETTINGS)}] : [],
  ];
}

/**
 * A command for each run that shows it.
 *
 * @param {import('./monitor.js').Monitor} monitor
 * @returns {Command[]}
 */
export const runCommands = monitor => (monitor.runs ?? []).map(({run, name}) =>
  ({title: `Show run ${name}`, keys: '', act: () => show(monitor, run)}));

/**
 * @param {import('./monitor.js').Monitor} monitor
 * @param {?string} run
 */
const show = ({router}, run) =>
  router.go({run, ...OF_ANOTHER_RUN});

/**
 * @param {import('./monitor.js').Monitor} monitor
 * @param {number} step down the list
 */
function stepRun(monitor, step) {
  const {runs, run} = monitor;
  const next = runs?.[runs.findIndex(other => other === run) + step];
  if (next) {
    show(monitor, next.run);
  }
}

/**
 * @param {import('./monitor.js').Monitor} monitor
 * @param {number} step
 */
function stepEpoch({router, epoch, data}, step) {
  const epochs = (data?.snapshots ?? []).map(snapshot => snapshot.epoch);
  const next = epoch === null ? undefined : epochs[epochs.indexOf(epoch) + step];
  if (next !== undefined) {
    router.go({epoch: next});
  }
}
