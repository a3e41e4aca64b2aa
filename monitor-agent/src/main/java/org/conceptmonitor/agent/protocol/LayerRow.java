package org.conceptmonitor.agent.protocol;

/**
 * A monitored layer.
 *
 * @param layer its name
 * @param position 0 for the monitored layer nearest to the input
 * @param kind "convolution" or "dense"
 * @param neurons number of units (dense) or channels (convolution)
 */
public record LayerRow(String layer, int position, String kind, int neurons) implements Row {}
