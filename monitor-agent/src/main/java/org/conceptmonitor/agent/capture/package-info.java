/**
 * What is read from a live network: the only code of Concept Monitor that runs on the training
 * thread, and the twin network that runs the probe set beside it. The live network is never asked
 * for a forward pass, its parameters are only ever copied. Uses DeepLearning4J, ND4J, probe sets,
 * the protocol's rows and the analyses' input; knows no transport.
 */
package org.conceptmonitor.agent.capture;
