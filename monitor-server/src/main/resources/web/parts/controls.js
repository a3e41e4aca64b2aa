/** What the page itself shows only when it is asked to, or after the run. */
import './command-palette.js';
import './key-help.js';
import './theme-switch.js';
import './welcome.js';
