/** Every view but the one that the page begins with. */
import './concepts.js';
import './diversity.js';
import './embedding.js';
import './neuron.js';
import './runs.js';
import './scalars.js';
import './system.js';
import './what-if.js';
