import {lassoOf, lassoText} from '../model/lasso.js';

/** What the address bar holds: enough to share and to reload a view. */

/**
 * @typedef {{layer: string, neuron: number}} NeuronId
 * @typedef {'overview' | 'runs' | 'scalars' | 'concepts' | 'embedding' | 'neuron' | 'diversity'
 *     | 'system' | 'what-if'} ViewName
 * @typedef {'step' | 'epoch' | 'relative' | 'wall'} Horizontal what a scalar is drawn over
 *
 * @typedef {object} Place
 * @property {ViewName} view
 * @property {?string} run its id or the beginning of it; null follows the newest run
 * @property {string[]} compared runs shown beside it, named in the same way
 * @property {?number} epoch null follows the newest epoch
 * @property {?number} from epoch that another one is compared with; null for the first one, or for
 *     the newest one of another run
 * @property {?string} against run that the epoch to compare with is of; null for the same run
 * @property {'count' | 'share'} measure in which neurons of a category are told
 * @property {?NeuronId} neuron whose card is open
 * @property {NeuronId[]} tracked
 * @property {string[]} layers shown in the embedding view; empty for all
 * @property {'category' | 'layer' | 'change'} colour of the neurons
 * @property {'' | 'epoch' | 'run'} beside what a second embedding view shows: the epoch that the
 *     shown one is compared with, or the first compared run; nothing for no second view
 * @property {?import('../model/lasso.js').Lasso} lasso around neurons
 * @property {string} near word whose nearest neurons are listed; nothing for none
 * @property {string[]} wished words that were typed as anchors
 * @property {string[]} unwanted the same
 * @property {string} find the concept that is searched for
 * @property {number} smoothing in [0, 1)
 * @property {Horizontal} x
 * @property {boolean} log whether both axes of scalars are logarithmic
 * @property {string} match regular expression that shown tags match
 * @property {string[]} pinned tags shown first
 * @property {string} filter text that shown runs hold
 * @property {string} sort column of the runs' table, after a minus for the largest first
 * @property {string} detector of the what-if view; nothing for the run's own
 * @property {'' | 'replicated' | 'fixed'} rule of the what-if view; nothing for the agent's
 * @property {?number} threshold of the what-if view; null for the agent's
 * @property {?number} rate of false discoveries in the what-if view; null for the agent's
 * @property {?number} temperature of the what-if view; null for the agent's
 * @property {string} group what the runs' table is grouped by; nothing for one group
 * @property {string[]} columns of the runs' table that are shown beside the usual ones
 */

/** @type {readonly ViewName[]} */
export const VIEWS =
  Object.freeze(['overview', 'runs', 'scalars', 'concepts', 'embedding', 'neuron', 'diversity',
    'system', 'what-if']);

/** @type {readonly Horizontal[]} */
export const HORIZONTALS = Object.freeze(['step', 'epoch', 'relative', 'wall']);

/** @type {Readonly<Place>} */
export const START = Object.freeze({
  view: 'overview', run: null, compared: [], epoch: null, from: null, against: null,
  measure: 'count', neuron: null, tracked: [], layers: [], colour: 'category', beside: '',
  lasso: null, near: '', wished: [], unwanted: [], find: '', smoothing: 0.9, x: 'step', log: false,
  match: '', pinned: [], filter: '', sort: '-started', group: '', columns: [],
  detector: '', rule: '', threshold: null, rate: null, temperature: null,
});

/**
 * The settings as the agent had them.
 *
 * @type {Readonly<Pick<Place, 'detector' | 'rule' | 'threshold' | 'rate' | 'temperature'>>}
 */
export const AGENTS_SETTINGS = Object.freeze({
  detector: '', rule: '', threshold: null, rate: null, temperature: null,
});

/**
 * What an address keeps of one run is nothing for another one.
 *
 * @type {Readonly<Pick<Place,
 *     'epoch' | 'from' | 'against' | 'neuron' | 'tracked' | 'layers' | 'lasso'>
 *     & typeof AGENTS_SETTINGS>}
 */
export const OF_ANOTHER_RUN = Object.freeze({
  epoch: null, from: null, against: null, neuron: null, tracked: [], layers: [], lasso: null,
  ...AGENTS_SETTINGS,
});

/** As much of a run's id as an address holds. */
const SHORT = 8;

/** @param {NeuronId} id */
export const key = ({layer, neuron}) => `${layer}:${neuron}`;

/**
 * @param {NeuronId} a
 * @param {?NeuronId} b
 */
export const same = (a, b) => b !== null && a.layer === b.layer && a.neuron === b.neuron;

/**
 * Whether an address means this run by a name.
 *
 * @param {string} name
 * @param {string} run its id
 */
export const names = (name, run) =>
  name === run || name.length >= SHORT && run.startsWith(name);

/** @param {string} run its id */
const short = run => /^[\da-f]{8}-/.test(run) ? run.slice(0, SHORT) : run;

/**
 * @param {string} text
 * @returns {?NeuronId}
 */
function neuronId(text) {
  const match = /^(.+):(\d+)$/.exec(text);
  return match && {layer: match[1], neuron: Number(match[2])};
}

/**
 * @param {?string} text
 * @param {(value: number) => boolean} valid
 */
function number(text, valid) {
  const value = Number(text);
  return text !== null && text !== '' && valid(value) ? value : null;
}

const isRate = (/** @type {number} */ value) => value >= 0.001 && value <= 0.999;

const isTemperature = (/** @type {number} */ value) => value >= 0.001 && value <= 1000;

const isEpoch = (/** @type {number} */ value) => Number.isInteger(value) && value >= 0;

/**
 * @template {string} T
 * @param {readonly T[]} allowed
 * @param {?string} text
 * @param {T} otherwise
 */
const oneOf = (allowed, text, otherwise) =>
  allowed.find(value => value === text) ?? otherwise;

/**
 * Reads an address's hash, {@code #/view?...} or, for the overview, {@code #...}; what it doesn't
 * understand it takes from {@link START}.
 *
 * @param {string} hash
 * @returns {Place}
 */
export function parse(hash) {
  const [, view, query] = /^#?(?:\/([\w-]*)\??)?(.*)$/s.exec(hash) ?? [];
  const values = new URLSearchParams(query);
  const neuron = values.get('neuron');
  return {
    view: oneOf(VIEWS, view ?? null, START.view),
    run: values.get('run'),
    compared: values.getAll('with'),
    epoch: number(values.get('epoch'), isEpoch),
    from: number(values.get('from'), isEpoch),
    against: values.get('against'),
    measure: oneOf(['count', 'share'], values.get('measure'), START.measure),
    neuron: neuron === null ? null : neuronId(neuron),
    tracked: values.getAll('track').map(neuronId).filter(id => id !== null),
    layers: values.getAll('layer'),
    colour: oneOf(['category', 'layer', 'change'], values.get('colour'), START.colour),
    beside: oneOf(['epoch', 'run'], values.get('beside'), START.beside),
    lasso: lassoOf(values.get('lasso')),
    near: values.get('near') ?? START.near,
    wished: values.getAll('wished'),
    unwanted: values.getAll('unwanted'),
    find: values.get('find') ?? START.find,
    smoothing: number(values.get('smoothing'), value => value >= 0 && value < 1) ?? START.smoothing,
    x: oneOf(HORIZONTALS, values.get('x'), START.x),
    log: values.get('log') === '1',
    match: values.get('match') ?? START.match,
    pinned: values.getAll('pin'),
    filter: values.get('filter') ?? START.filter,
    sort: values.get('sort') ?? START.sort,
    group: values.get('group') ?? START.group,
    columns: values.getAll('column'),
    detector: values.get('detector') ?? START.detector,
    rule: oneOf(['', 'replicated', 'fixed'], values.get('rule'), START.rule),
    threshold: number(values.get('threshold'), value => Math.abs(value) <= 1e6),
    rate: number(values.get('rate'), isRate),
    temperature: number(values.get('temperature'), isTemperature),
  };
}

/**
 * The inverse of {@link parse}, but for ids of runs, which it shortens; leaves out what equals
 * {@link START}.
 *
 * @param {Place} place
 */
export function format(place) {
  const values = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {unknown} */ value) =>
    values.append(name, String(value));
  if (place.run !== null) put('run', short(place.run));
  place.compared.forEach(run => put('with', short(run)));
  if (place.epoch !== null) put('epoch', place.epoch);
  if (place.from !== null) put('from', place.from);
  if (place.against !== null) put('against', short(place.against));
  if (place.neuron) put('neuron', key(place.neuron));
  place.tracked.forEach(id => put('track', key(id)));
  place.layers.forEach(layer => put('layer', layer));
  place.pinned.forEach(tag => put('pin', tag));
  place.wished.forEach(word => put('wished', word));
  place.unwanted.forEach(word => put('unwanted', word));
  if (place.lasso) put('lasso', lassoText(place.lasso));
  place.columns.forEach(column => put('column', column));
  if (place.log) put('log', 1);
  for (const name of
    /** @type {const} */ (['measure', 'colour', 'beside', 'near', 'find', 'smoothing', 'x', 'match',
      'filter', 'sort', 'group', 'detector', 'rule', 'threshold', 'rate', 'temperature'])) {
    if (place[name] !== START[name]) put(name, place[name]);
  }
  const query = String(values).replaceAll('%2F', '/').replaceAll('%3A', ':')
    .replaceAll('%7E', '~');
  return place.view === START.view ? `#${query}` : `#/${place.view}${query && '?'}${query}`;
}
