/**
 * Words that a reader types: their vectors, their places in a run's 2-D view, the neurons that are
 * nearest to them, and the neurons that are nearest to a neuron. Uses the queries' addresses, the
 * store, the agent's map, and the regularizer's text encoders, none of which needs DeepLearning4J.
 */
package org.conceptmonitor.server.words;
