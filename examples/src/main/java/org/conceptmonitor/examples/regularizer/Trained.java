package org.conceptmonitor.examples.regularizer;

import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What an arm makes.
 *
 * @param network with no trace of a term
 * @param epochs it was trained for
 * @param time it took
 * @param ratios of the added gradient's norm to the loss's, one a step; empty if none was added
 */
record Trained(ComputationGraph network, int epochs, Stopwatch.Time time, GradientRatios ratios) {}
