/**
 * Concept diversity in the loss of DeepLearning4J networks: L = L_std + beta d_anchor. Uses
 * DeepLearning4J, which no other package here does, and {@code embed}, {@code activation}, {@code
 * text}, {@code concept} and {@code matrix}.
 */
package org.conceptmonitor.regularizer.dl4j;
