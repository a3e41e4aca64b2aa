import {milestones} from '../model/neuron.js';
import {changedSettings, chosenSettings, nearestEpoch, storedEpochs} from '../model/what-if.js';
import {WhatIf} from './what-if.js';
import {WordData} from './word-data.js';

/** @typedef {import('./monitor.js').Monitor} Monitor */
/** @typedef {import('./run-data.js').RunData} RunData */

/**
 * Asks for what the place shows, beside what is asked of every chosen run.
 *
 * @param {Monitor} monitor
 */
export function need(monitor) {
  const {data, epoch, from, place} = monitor;
  if (place.view === 'what-if') {
    data?.needSimilarities();
  }
  if (data === null || epoch === null) {
    return;
  }
  data.needNeurons(epoch);
  if (place.view === 'concepts') {
    if (from !== null) {
      monitor.earlier?.needNeurons(from);
    }
    data.needDetections(place.find.trim());
  }
  if (place.view === 'what-if') {
    needWhatIf(data, place);
  }
  place.tracked.filter(id => data.has(id)).forEach(id => data.needHistory(id));
  if (place.neuron && data.has(place.neuron)) {
    data.needHistory(place.neuron);
    data.needTopImages(place.neuron, epoch);
  }
  if (place.view === 'overview' || place.view === 'embedding') {
    needEmbedding(monitor, data, epoch);
  }
  if (place.view === 'neuron' && place.neuron && data.has(place.neuron)) {
    needNeuron(place.neuron, data, epoch);
  }
}

/**
 * @param {Monitor} monitor
 * @param {RunData} data
 * @param {number} epoch
 */
function needEmbedding({place, from, other}, data, epoch) {
  const words = [...place.wished, ...place.unwanted];
  words.forEach(word => wordsOf(data).need(word, data.snapshots));
  if (place.neuron && data.has(place.neuron)) {
    wordsOf(data).needNearNeuron(place.neuron, epoch);
  }
  if (place.near) {
    wordsOf(data).needNearWord(place.near, epoch);
  }
  if (place.lasso && place.lasso.epoch <= (data.newestEpoch ?? -1)) {
    data.needNeurons(place.lasso.epoch);
  }
  if (place.colour === 'change' || place.beside === 'epoch') {
    data.needNeurons(from ?? epoch);
  }
  const beside = place.beside === 'run' ? other.data : null;
  if (beside && other.epoch !== null) {
    beside.needNeurons(other.epoch);
    words.forEach(word => wordsOf(beside).need(word, beside.snapshots));
  }
}

/**
 * @param {import('./place.js').NeuronId} neuron
 * @param {RunData} data
 * @param {number} epoch
 */
function needNeuron(neuron, data, epoch) {
  data.needHistograms(neuron);
  wordsOf(data).needNearNeuron(neuron, epoch);
  milestones(data.snapshots?.map(({epoch}) => epoch) ?? [])
    .forEach(epoch => data.needTopImages(neuron, epoch));
}

/**
 * @param {RunData} data
 * @param {import('./place.js').Place} place
 */
function needWhatIf(data, place) {
  const chosen = chosenSettings(place, data.detectors ?? []);
  const shown = chosen && nearestEpoch(storedEpochs(data.similarities ?? [], chosen), place.epoch);
  if (chosen && shown !== null) {
    data.needNeurons(shown);
    data.whatIf ??= new WhatIf(data.api, data.changed, data.failed);
    const version = data.api.versions.get('similarities') ?? 0;
    data.whatIf.need({epoch: shown, settings: changedSettings(place)}, version);
  }
}

/** @param {RunData} data */
const wordsOf = data => data.words ??= new WordData(data.run, data.api.signal, data.questions);
