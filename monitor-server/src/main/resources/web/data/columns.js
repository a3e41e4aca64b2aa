import {NOT_FINITE, TEXT} from './answers.js';

/**
 * Answers by column. Tens of thousands of rows as objects with their numbers would take long to make
 * and to collect; numbers in an array are one thing, and come from a worker without being copied.
 */

/** @typedef {{texts: (?string)[], codes: Uint32Array}} Texts the text of row i is texts[codes[i]] */

/**
 * @param {{columns: string[], rows: any[][]}} answer
 * @returns {Record<string, Float64Array | Texts>}
 */
export const columnsOf = ({columns, rows}) => Object.fromEntries(columns.map((name, at) =>
  [name, TEXT.has(name) ? texts(rows, at) : numbers(rows, at)]));

/**
 * @param {any[][]} rows
 * @param {number} at
 */
const numbers = (rows, at) => Float64Array.from(rows, row =>
  typeof row[at] === 'string' ? NOT_FINITE[row[at]] : row[at]);

/**
 * @param {any[][]} rows
 * @param {number} at
 */
function texts(rows, at) {
  /** @type {Map<?string, number>} */
  const codes = new Map();
  const all = Uint32Array.from(rows, row => {
    const code = codes.get(row[at]) ?? codes.size;
    codes.set(row[at], code);
    return code;
  });
  return {texts: [...codes.keys()], codes: all};
}

/**
 * What of columns can be given away instead of copied.
 *
 * @param {ReturnType<typeof columnsOf>} columns
 */
export const buffersOf = columns => Object.values(columns).map(column =>
  (column instanceof Float64Array ? column : column.codes).buffer);
