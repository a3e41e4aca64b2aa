/** Changes of runs that the server makes. */

import {AnswerError} from './answers.js';

/**
 * @param {string} run
 * @param {string} method
 * @param {object} [body]
 */
async function change(run, method, body) {
  const response = await fetch(`/api/v1/runs/${encodeURIComponent(run)}`, {method,
    headers: {Accept: 'application/json', 'Content-Type': 'application/json'},
    body: body && JSON.stringify(body)});
  if (!response.ok) {
    const {error} = await response.json().catch(() => ({error: response.statusText}));
    throw new AnswerError(response.status, String(error));
  }
}

/**
 * @param {string} run
 * @param {string} name
 */
export const renameRun = (run, name) => change(run, 'PATCH', {name});

/**
 * @param {string} run
 * @param {string[]} tags in place of those that it has
 */
export const tagRun = (run, tags) => change(run, 'PATCH', {tags});

/** @param {string} run */
export const removeRun = run => change(run, 'DELETE');

/** @param {string} run that was deleted */
export const restoreRun = run => change(run, 'PATCH', {deleted: false});
