/** The runs as a table: its columns, searched, sorted and grouped. */

import {age, decimal, percent, shortMoment, whole} from './format.js';
import {liveness} from './liveness.js';

/** @typedef {import('../data/types.js').Run} Run */

/**
 * @typedef {object} Column
 * @property {string} id
 * @property {string} title
 * @property {string} [note] what it means
 * @property {(run: Run, now: number) => ?number | string} value by which rows are sorted
 * @property {(run: Run, now: number) => string} shown
 * @property {boolean} [text] whether it is aligned as text
 */

/** @type {Column[]} */
export const COLUMNS = [
  {id: 'name', title: 'Name', value: ({name}) => name, shown: ({name}) => name, text: true},
  {id: 'state', title: 'State', text: true, value: (run, now) => liveness(run, now),
    shown: (run, now) => liveness(run, now)},
  {id: 'last_event', title: 'Last event', value: run => run.last_event,
    shown: (run, now) => `${age(now - run.last_event)} ago`},
  {id: 'epochs', title: 'Epochs', value: ({epochs}) => epochs,
    shown: ({epochs}) => epochs < 0 ? '–' : whole(epochs)},
  {id: 'score', title: 'Score', value: ({score}) => score, shown: ({score}) => decimal(score)},
  {id: 'accuracy', title: 'Accuracy', note: 'on the newest minibatch',
    value: ({accuracy}) => accuracy, shown: ({accuracy}) => percent(accuracy)},
  {id: 'anchor_distance', title: 'd_anchor', note: 'mean over layers at the newest epoch',
    value: run => run.anchor_distance, shown: run => decimal(run.anchor_distance)},
  {id: 'interpretable', title: 'Interpretable', note: 'neurons with a concept at the newest epoch',
    value: run => run.interpretable, shown: ({interpretable, neurons}) =>
      interpretable === null ? '–' : `${whole(interpretable)} of ${whole(neurons)}`},
  {id: 'backend', title: 'Back end', text: true, value: ({backend}) => backend,
    shown: ({backend}) => backend},
  {id: 'started', title: 'Started', value: ({started}) => started,
    shown: ({started}) => shortMoment(started)},
];

/**
 * A column of what the run's row says, which is shown when it is asked for.
 *
 * @param {keyof Run} id
 * @param {string} title
 * @param {(value: any) => string} [format]
 * @returns {Column}
 */
const more = (id, title, format) => ({id, title, text: format === undefined,
  value: run => /** @type {string | number} */ (run[id]),
  shown: run => format ? format(run[id]) : String(run[id])});

/** @type {Column[]} */
const MORE = [
  more('framework', 'Framework'), more('parameters', 'Parameters', whole),
  more('probe_set', 'Probe set'), more('probe_images', 'Probe images', whole),
  more('concept_set', 'Concept set'), more('detector', 'Detector'), more('rule', 'Rule'),
  more('threshold', 'Threshold', decimal), more('temperature', 'Temperature', decimal),
];

/** Before the name of a setting, in the id of its column. */
const SETTING = 'setting:';

/**
 * A column of a hyperparameter; a text that is a number is sorted as one.
 *
 * @param {string} name
 * @returns {Column}
 */
function settingColumn(name) {
  const text = (/** @type {Run} */ {settings}) =>
    settings.find(setting => setting.name === name)?.text ?? null;
  const value = (/** @type {Run} */ run) => {
    const written = text(run);
    return written === null || Number.isNaN(Number(written)) ? written : Number(written);
  };
  return {id: SETTING + name, title: name, text: true, value, shown: run => text(run) ?? '–'};
}

/**
 * The columns that are shown when they are asked for: hyperparameters, and what else was chosen.
 *
 * @param {Run[]} runs
 */
export const optionalColumns = runs =>
  [...new Set(runs.flatMap(({settings}) => settings.map(({name}) => name)))].map(settingColumn)
    .concat(MORE);

/**
 * The columns of the table, in order.
 *
 * @param {Run[]} runs
 * @param {string[]} chosen ids of optional ones
 */
export function columnsOf(runs, chosen) {
  const wanted = optionalColumns(runs).filter(({id}) => chosen.includes(id));
  const place = COLUMNS.findIndex(({id}) => id === 'backend');
  return [...COLUMNS.slice(0, place), ...wanted, ...COLUMNS.slice(place)];
}

/**
 * What runs can be grouped by: what is a text.
 *
 * @param {Run[]} runs
 */
export const groupings = runs =>
  [...optionalColumns(runs), ...COLUMNS.filter(({id}) => id === 'backend')]
    .filter(({text}) => text);

/**
 * Runs that hold every searched word in what their table says.
 *
 * @param {Run[]} runs
 * @param {string} text
 * @param {number} now
 */
export function searched(runs, text, now) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter(run => {
    const told = [...[...COLUMNS, ...MORE].map(({shown}) => shown(run, now)), run.run, ...run.tags,
      ...run.settings.map(({name, text}) => `${name} ${text}`)].join('\n').toLowerCase();
    return words.every(word => told.includes(word));
  });
}

/**
 * What is known before what is not, NaN and infinities after the numbers.
 *
 * @param {?number | string} value
 */
const rank = value => value === null || value === undefined ? 2
  : typeof value === 'number' && !Number.isFinite(value) ? 1 : 0;

/**
 * @param {Run[]} runs
 * @param {string} order a column's id, after a minus for the largest first
 * @param {number} now
 */
export function sorted(runs, order, now) {
  const descending = order.startsWith('-');
  const column = [...COLUMNS, ...optionalColumns(runs)]
    .find(({id}) => id === order.replace(/^-/, ''));
  if (column === undefined) {
    return runs;
  }
  const compare = (/** @type {any} */ a, /** @type {any} */ b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b
      : String(a).localeCompare(String(b), undefined, {numeric: true});
  return runs.map(run => ({run, value: column.value(run, now)})).sort((a, b) => {
    const ranks = rank(a.value) - rank(b.value);
    return ranks !== 0 || rank(a.value) > 0 ? ranks
      : (descending ? -1 : 1) * compare(a.value, b.value);
  }).map(({run}) => run);
}

/**
 * Runs by what they have in a column, in the order of their first run.
 *
 * @param {Run[]} runs
 * @param {string} by the id of one of {@link groupings}, or nothing for one group
 * @param {number} now
 * @returns {{name: ?string, runs: Run[]}[]}
 */
export function grouped(runs, by, now) {
  const column = groupings(runs).find(({id}) => id === by);
  return column === undefined ? [{name: null, runs}]
    : [...Map.groupBy(runs, run => column.shown(run, now))]
      .map(([name, own]) => ({name: `${column.title}: ${name}`, runs: own}));
}

/**
 * The tags of all runs, those of most runs first.
 *
 * @param {Run[]} runs
 */
export const knownTags = runs =>
  [...Map.groupBy(runs.flatMap(({tags}) => tags), tag => tag)]
    .sort(([a, m], [b, n]) => n.length - m.length || a.localeCompare(b)).map(([tag]) => tag);
