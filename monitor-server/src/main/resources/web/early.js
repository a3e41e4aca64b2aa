/* Runs as soon as it is there, while the page's other modules are still on their way. */
import {askFirst} from './data/api.js';

askFirst(!/[#?&]run=/.test(location.hash)).catch(() => {}); // whoever asks next is told
