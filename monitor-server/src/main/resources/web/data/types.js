/**
 * The rows that the server answers, named as in docs/protocol.md.
 *
 * @typedef {object} Run
 * @property {string} run
 * @property {string} name
 * @property {number} started
 * @property {number} last_event
 * @property {string} framework
 * @property {string} backend
 * @property {number} parameters
 * @property {string} probe_set
 * @property {number} probe_images
 * @property {string} concept_set
 * @property {string} detector
 * @property {string} rule "replicated" or "fixed threshold"
 * @property {number} threshold
 * @property {number} temperature
 * @property {number} epochs newest complete epoch, -1 before the first
 * @property {?number} score
 * @property {?number} accuracy
 * @property {?number} neurons monitored ones, null before the first complete epoch
 * @property {?number} interpretable of these at the newest complete epoch
 * @property {?number} anchor_distance mean over layers at that epoch
 * @property {string[]} tags that people gave it, in order
 * @property {{name: string, text: string}[]} settings its hyperparameters, in order
 *
 * @typedef {{position: number, name: string, text: string}} Setting
 *
 * @typedef {{layer: string, position: number, kind: string, neurons: number}} Layer
 *
 * @typedef {object} Concept
 * @property {number} concept
 * @property {string} word
 * @property {string} category
 * @property {number} alias_group
 * @property {number} x
 * @property {number} y
 *
 * @typedef {object} Anchor of the user's own
 * @property {number} anchor
 * @property {string} word
 * @property {'wished' | 'unwanted'} role
 * @property {number} x
 * @property {number} y
 * @property {boolean} [typed] whether it was typed into the page
 *
 * @typedef {{tag: string, step: number, epoch: number, time: number, value: number}} Point
 *
 * @typedef {object} Scalar one point of a series, or a range of its points
 * @property {string} tag
 * @property {number} first_step of its first point
 * @property {number} step of its last point, as epoch, time and value
 * @property {number} epoch
 * @property {number} time
 * @property {number} value
 * @property {?number} minimum of its finite values, null where there are none
 * @property {?number} maximum
 * @property {?number} mean
 * @property {number} points how many
 * @property {number} nan how many of them are NaN
 * @property {number} positive_infinity
 * @property {number} negative_infinity
 *
 * @typedef {object} Snapshot
 * @property {number} epoch
 * @property {number} step
 * @property {number} time
 * @property {number} pause_micros
 * @property {number} analysis_millis
 *
 * @typedef {object} Diversity
 * @property {number} epoch
 * @property {string} layer
 * @property {number} neurons
 * @property {number} living
 * @property {number} interpretable
 * @property {number} distinct_concepts
 * @property {number} anchor_distance
 * @property {number} anchor_distance_interpretable
 * @property {number} anchor_distance_shuffled
 * @property {number} anchor_distance_reachable
 * @property {number} mean_pairwise_distance
 *
 * @typedef {object} AnchorDistance of a layer's nearest neuron
 * @property {number} epoch
 * @property {string} layer
 * @property {number} anchor
 * @property {number} neuron -1 where no neuron lives
 * @property {number} distance NaN where no neuron lives
 *
 * @typedef {{epoch: number, layer: string, category: string, neurons: number}} CategoryCount
 *
 * @typedef {object} Neuron
 * @property {number} epoch
 * @property {string} layer
 * @property {number} neuron
 * @property {string} state "concept", "low-level", "none" or "dead"
 * @property {number} concept
 * @property {?string} word
 * @property {?string} category
 * @property {number} similarity
 * @property {number} p_value
 * @property {number} concept_first_half index, -1 where there is none
 * @property {number} concept_second_half
 * @property {string} concept_set indices separated by commas
 * @property {string} nuisance
 * @property {number} nuisance_share
 * @property {number} x
 * @property {number} y
 * @property {number} mean_activation
 * @property {number} max_activation
 *
 * @typedef {{layer: string, neuron: number, distance: number}} Neighbour of a neuron
 *
 * @typedef {{rank: number, image: number, activation: number, caption: ?string}} TopImage
 *
 * @typedef {object} Alert of a rule, at the first moment at which it held
 * @property {string} rule
 * @property {?string} layer null where it is about a series
 * @property {?string} tag null where it is about a layer
 * @property {number} epoch
 * @property {number} step
 * @property {number} time
 * @property {?number} value
 * @property {?number} reference what the value is compared with
 * @property {number} threshold the rule's limit
 * @property {string} message
 * @typedef {object} Detector whose similarities are stored
 * @property {number} position 0 for the run's own
 * @property {string} detector
 * @property {string} rule "replicated" or "fixed threshold"
 * @property {number} threshold
 * @property {number} false_discovery_rate NaN under a fixed threshold
 * @property {number} temperature
 *
 * @typedef {{epoch: number, detector: string, neurons: number}} Similarities
 *
 * @typedef {object} WhatIfLayer
 * @property {number} epoch
 * @property {string} layer
 * @property {number} neurons
 * @property {number} living
 * @property {number} interpretable
 * @property {number} low_level
 * @property {number} distinct_concepts
 * @property {number} anchor_distance
 * @property {number} anchor_distance_interpretable
 *
 * @typedef {Pick<Neuron, 'epoch' | 'layer' | 'neuron' | 'state' | 'concept' | 'word' | 'category'
 *     | 'similarity' | 'p_value' | 'x' | 'y'>} WhatIfNeuron
 *
 * @typedef {{threshold: number, layer: string, neurons: number, interpretable: number}}
 *     WhatIfThreshold
 *
 * @typedef {{epoch: number, layer: string, anchor_distance: number}} WhatIfDistance
 *
 * @typedef {object} Histogram of a neuron's activations over the probe set
 * @property {number} epoch
 * @property {number} lowest NaN where no activation is finite
 * @property {number} highest
 * @property {number} zero images with an activation of exactly 0
 * @property {number} not_finite images that no bin counts
 * @property {number[]} counts images in bins of equal width; none where no activation is finite
 *
 * @typedef {object} Detection epochs through which a neuron kept its label
 * @property {string} layer
 * @property {number} neuron
 * @property {number} concept at the last of the epochs, as word, category and similarity
 * @property {string} word
 * @property {string} category
 * @property {number} first_epoch
 * @property {number} last_epoch
 * @property {number} epochs how many complete ones
 * @property {number} similarity
 * @property {string} words all concepts that it had meanwhile, which could not be told apart
 *
 * @typedef {{rows: Detection[], more: boolean}} Detections the first of them, and whether there are
 *     more
 *
 * @typedef {object} Notice that there is news
 * @property {string} subscription
 * @property {string} question
 * @property {string} [run] none for all runs
 * @property {number} version up to which
 */

export {};
