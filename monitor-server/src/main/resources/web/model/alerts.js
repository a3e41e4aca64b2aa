import {percent, whole} from './format.js';

/** @typedef {import('../data/types.js').Alert} Alert */

/**
 * What each rule is called, and when it raises an alert.
 *
 * @type {Record<string, {title: string, when: (threshold: number) => string}>}
 */
const RULES = {
  'diversity-falling': {title: 'Diversity falls',
    when: snapshots => `d_anchor rises ${whole(snapshots)} snapshots in a row`},
  'dead-neurons': {title: 'Dead neurons',
    when: share => `${percent(share)} of a layer's neurons are dead`},
  'duplicate-neurons': {title: 'Duplicate neurons',
    when: share => `${percent(share)} of a layer's living neurons do what another one does`},
  'concepts-lost': {title: 'Concepts lost',
    when: share => `a layer loses ${percent(share)} of its concepts at once`},
  'not-finite': {title: 'Not finite', when: () => 'a value is NaN or infinite'},
  'data-lost': {title: 'Data lost', when: () => 'the agent dropped what it should have sent'},
};

/** @param {Alert} alert */
export const title = ({rule}) => RULES[rule]?.title ?? rule;

/**
 * When the alert's rule raises one, in words.
 *
 * @param {Alert} alert
 */
export const when = ({rule, threshold}) => RULES[rule]?.when(threshold) ?? '';
