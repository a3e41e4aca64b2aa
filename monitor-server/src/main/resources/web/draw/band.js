/**
 * A shape between two lines, as one array: a polygon would keep an array for each of its corners.
 *
 * @param {typeof import('echarts')} library
 */
export const bandShape = ({graphic}) => graphic.extendShape({
  shape: {pixels: new Float64Array()},
  buildPath,
});

/**
 * @param {CanvasRenderingContext2D} path
 * @param {{pixels: Float64Array}} shape x of each place, and y of both lines there
 */
function buildPath(path, {pixels}) {
  for (let i = 0; i < pixels.length; i += 3) {
    path.lineTo(pixels[i], pixels[i + 1]);
  }
  for (let i = pixels.length - 3; i >= 0; i -= 3) {
    path.lineTo(pixels[i], pixels[i + 2]);
  }
  path.closePath();
}
