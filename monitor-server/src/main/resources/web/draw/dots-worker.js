import {pictureOf} from './dots.js';

/** Paints for the page, which would be held up meanwhile. */
addEventListener('message', async ({data: {asked: {dots, plot}, port}}) => {
  const picture = await createImageBitmap(pictureOf(dots, plot));
  port.postMessage(picture, [picture]);
});
