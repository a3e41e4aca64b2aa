/**
 * Probe sets: the fixed images on which a network's activations are read, with the concepts that
 * each image shows. What is drawn or read lives in the sub-packages. May use {@code
 * org.conceptmonitor.regularizer}; knows nothing of networks. Held-out images come from ND4J data
 * sets.
 */
package org.conceptmonitor.agent.probe;
