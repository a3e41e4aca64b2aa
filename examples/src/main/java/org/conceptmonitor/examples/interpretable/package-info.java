/**
 * A study of the replicated rule: how many neurons detect a concept before, during and after
 * training, and when the learning rate ruins the network. Uses the agent's probe sets and the
 * regularizer; draws its networks from DeepLearning4J.
 */
package org.conceptmonitor.examples.interpretable;
