package org.conceptmonitor.agent.protocol;

/**
 * A detector whose similarities are sent, and how the agent reads them.
 *
 * @param position 0 for the run's own detector
 * @param detector name, for example "cos-cubed"
 * @param rule "replicated" or "fixed threshold"
 * @param threshold tau, the similarity that a neuron's best concept must exceed
 * @param falseDiscoveryRate its bound; NaN if the rule does not ask
 * @param temperature of the softmax in the unified embedding
 */
public record DetectorRow(
    int position,
    String detector,
    String rule,
    double threshold,
    double falseDiscoveryRate,
    double temperature)
    implements Row {}
