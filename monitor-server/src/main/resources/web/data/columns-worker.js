import {askRaw} from './answers.js';
import {buffersOf, columnsOf} from './columns.js';

/** Asks for long answers and reads them for the page, which would be held up meanwhile. */
addEventListener('message', async ({data: {asked: path, port}}) => {
  try {
    const pages = (await askRaw(path)).map(columnsOf);
    port.postMessage({pages}, pages.flatMap(buffersOf));
  } catch (error) {
    const {status, message} = /** @type {import('./answers.js').AnswerError} */ (error);
    port.postMessage({pages: null, status, message});
  }
});
