/**
 * Many dots as one picture: as shapes of their own, tens of thousands would hold up the page each
 * time that they move.
 */

/** Pixels around a dot's middle that answer the pointer. */
const REACH = 3;

/**
 * @typedef {{color: number[], alpha: number, diameter: number}} Look red, green and blue; pixels
 *
 * @typedef {object} Dots
 * @property {Float64Array} places x and y of each in turn
 * @property {Uint16Array} kinds of each
 * @property {Look[]} looks by kind
 *
 * @typedef {object} Plot
 * @property {number} width in pixels, as all that follows
 * @property {number} height
 * @property {number} density pixels of a picture for each
 * @property {[number, number]} origin where the axes are 0
 * @property {[number, number]} unit how far from there they are 1
 */

/**
 * @param {(place: [number, number]) => number[]} toPixel
 * @param {{x: number, y: number, width: number, height: number}} box of the plot
 * @param {number} density
 * @returns {Plot}
 */
export function plotOf(toPixel, {x, y, width, height}, density) {
  const [left, top] = toPixel([0, 0]);
  const [right, up] = toPixel([1, 1]);
  return {width, height, density, origin: [left - x, top - y], unit: [right - left, up - top]};
}

/**
 * @param {Dots} dots
 * @param {Plot} plot
 */
export function pictureOf({places, kinds, looks}, {width, height, density, origin, unit}) {
  const image = new ImageData(
    Math.max(1, Math.round(density * width)), Math.max(1, Math.round(density * height)));
  kinds.forEach((kind, i) => paint(image, density * (origin[0] + unit[0] * places[2 * i]),
    density * (origin[1] + unit[1] * places[2 * i + 1]), looks[kind], density));
  return image;
}

/**
 * Paints a disc with a soft edge over what is there.
 *
 * @param {ImageData} image
 * @param {number} x
 * @param {number} y
 * @param {Look} look
 * @param {number} density
 */
function paint({data, width, height}, x, y, {color: [red, green, blue], alpha, diameter}, density) {
  const reach = density * diameter / 2 + 0.5;
  const left = Math.max(0, Math.floor(x - reach));
  const right = Math.min(width, Math.ceil(x + reach));
  const bottom = Math.min(height, Math.ceil(y + reach));
  for (let row = Math.max(0, Math.floor(y - reach)); row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const inside = reach - Math.sqrt((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2);
      if (inside > 0) {
        const own = alpha * Math.min(1, inside);
        const at = 4 * (row * width + column);
        const all = own + (1 - own) * data[at + 3] / 255;
        const share = own / all;
        data[at] += share * (red - data[at]);
        data[at + 1] += share * (green - data[at + 1]);
        data[at + 2] += share * (blue - data[at + 2]);
        data[at + 3] = 255 * all;
      }
    }
  }
}

/**
 * The uppermost dot at a pixel.
 *
 * @param {Dots} dots
 * @param {Plot} plot
 * @param {[number, number]} pixel
 * @returns {number} its index, -1 where there is none
 */
export function dotAt({places, kinds}, {origin, unit}, [x, y]) {
  for (let i = kinds.length - 1; i >= 0; i--) {
    if (Math.abs(origin[0] + unit[0] * places[2 * i] - x) < REACH
        && Math.abs(origin[1] + unit[1] * places[2 * i + 1] - y) < REACH) {
      return i;
    }
  }
  return -1;
}

/**
 * The dots as an ECharts series, for files.
 *
 * @param {() => Dots} dots
 */
export const dotSeries = dots => ({
  type: 'custom', animation: false, silent: true, data: [[0, 0]],
  renderItem: (/** @type {any} */ {coordSys: {x, y, width, height}}, /** @type {any} */ api) => {
    const plot = plotOf(api.coord, {x, y, width, height}, api.getDevicePixelRatio());
    const picture = pictureOf(dots(), plot);
    const image = document.createElement('canvas');
    image.width = picture.width;
    image.height = picture.height;
    image.getContext('2d')?.putImageData(picture, 0, 0);
    return {type: 'image', style: {image, x, y, width, height}};
  },
});
