package org.conceptmonitor.agent.analysis;

import java.util.Optional;
import org.conceptmonitor.regularizer.detect.ActivationMaps;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * What one layer answered to the probe set.
 *
 * @param layer its name
 * @param activations q [images, neurons]
 * @param maps a convolution layer's activation maps, where the detector needs them
 */
public record LayerActivations(String layer, Matrix activations, Optional<ActivationMaps> maps) {}
