/** Numbers and times as text, in the browser's language. */

/**
 * Makes a value when it is first needed: a format takes milliseconds.
 *
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
function once(make) {
  /** @type {T | undefined} */
  let made;
  return () => made ??= make();
}

const significant = once(() => new Intl.NumberFormat(undefined,
  {maximumSignificantDigits: 4, useGrouping: false}));
const scientific = once(() => new Intl.NumberFormat(undefined,
  {notation: 'scientific', maximumFractionDigits: 2}));
const grouped = once(() => new Intl.NumberFormat());
const shares = once(() => new Intl.NumberFormat(undefined,
  {style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1}));
const roundShares = once(() => new Intl.NumberFormat(undefined,
  {style: 'percent', maximumFractionDigits: 1}));
const hundredths = once(() => new Intl.NumberFormat(undefined,
  {minimumFractionDigits: 2, maximumFractionDigits: 2}));
const dates = once(() => new Intl.DateTimeFormat(undefined,
  {dateStyle: 'medium', timeStyle: 'medium'}));
const shortDates = once(() => new Intl.DateTimeFormat(undefined,
  {dateStyle: 'short', timeStyle: 'short'}));
const times = once(() => new Intl.DateTimeFormat(undefined, {timeStyle: 'medium'}));
const shortTimes = once(() => new Intl.DateTimeFormat(undefined, {timeStyle: 'short'}));

/**
 * Four significant digits; NaN and infinities by name, a missing value as a dash.
 *
 * @param {?number | undefined} value
 */
export function decimal(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '+∞' : '−∞';
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e6)
    ? scientific().format(value) : significant().format(value);
}

/** @param {?number | undefined} value */
export const whole = value => value === null || value === undefined ? '–' : grouped().format(value);

/** @param {?number | undefined} share */
export const percent = share => share === null || share === undefined || !Number.isFinite(share)
  ? decimal(share) : shares().format(share);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map(unit =>
  once(() => new Intl.NumberFormat(undefined,
    {style: 'unit', unit, maximumSignificantDigits: 3})));

/**
 * A size in its largest unit, in steps of 1,000.
 *
 * @param {?number | undefined} size in bytes
 */
export function bytes(size) {
  if (size === null || size === undefined || !Number.isFinite(size)) {
    return decimal(size);
  }
  const power = Math.floor(Math.log10(Math.max(1, Math.abs(size))) / 3);
  const unit = Math.min(UNITS.length - 1, power);
  return UNITS[unit]().format(size / 1000 ** unit);
}

/** @param {number} share */
export const roundPercent = share => roundShares().format(share);

/** @param {number} value */
export const hundredth = value => hundredths().format(value);

/**
 * A span of time in its largest unit.
 *
 * @param {number} millis
 */
export function age(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86400)} d`;
}

/**
 * A span of time as hours, minutes and seconds, or as seconds below a minute.
 *
 * @param {number} seconds
 */
export function span(seconds) {
  if (Math.abs(seconds) < 60) {
    return `${significant().format(seconds)} s`;
  }
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60,
    Math.floor(seconds) % 60];
  return parts.slice(parts[0] === 0 ? 1 : 0)
    .map((part, i) => i === 0 ? String(part) : String(part).padStart(2, '0')).join(':');
}

/** @param {number} millis since 1970 */
export const moment = millis => dates().format(millis);

/** @param {number} millis since 1970 */
export const shortMoment = millis => shortDates().format(millis);

/** @param {number} millis since 1970 */
export const timeOfDay = millis => times().format(millis);

/** @param {number} millis since 1970 */
export const hourAndMinute = millis => shortTimes().format(millis);
