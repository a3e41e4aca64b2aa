/**
 * Concept detectors: how well each concept describes each neuron. Each one is equal to its authors'
 * code. Uses matrices and concepts only.
 */
package org.conceptmonitor.regularizer.detect;
