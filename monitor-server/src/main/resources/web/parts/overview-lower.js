/** The parts of the overview that are painted after its upper one. */
import './anchor-distance.js';
import './categories.js';
import './compared-diversity.js';
import './diversity.js';
import './embedding.js';
import './regularizer.js';
