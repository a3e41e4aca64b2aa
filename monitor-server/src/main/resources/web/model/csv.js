/** Rows as comma-separated values, RFC 4180. */

/** @param {unknown} value */
function field(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A header and the rows, each ended by CR and LF. Numbers are written in full and with a point,
 * whatever the reader's language; NaN and Infinity by name, a missing value as nothing.
 *
 * @param {string[]} columns
 * @param {unknown[][]} rows
 */
export const csv = (columns, rows) =>
  [columns, ...rows].map(row => `${row.map(field).join(',')}\r\n`).join('');
