import {html} from 'lit';

/**
 * A run's colour and shape, as charts draw them.
 *
 * @param {import('../draw/runs.js').Look} look
 */
export const runMark = ({color, shape}) => html`<svg viewBox="0 0 10 10" width="11" height="11"
  fill=${color} aria-hidden="true"><path d=${shape}/></svg>`;
