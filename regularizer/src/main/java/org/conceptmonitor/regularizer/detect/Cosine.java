package org.conceptmonitor.regularizer.detect;

import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Cosine of a neuron's activations and a concept's over the probe set, q.p / (||q|| ||p||), in [-1,
 * 1]. Neither is centred, so activations that are all positive resemble every concept that is; read
 * it as a baseline for {@link CosCubed}. CLIP-Dissect, Oikarinen and Weng, ICLR 2023, appendix A.
 *
 * <p>A neuron that is always 0 has similarity 0; one with a NaN or infinite activation has NaN
 * similarities. Other neurons are untouched.
 */
public final class Cosine implements DirectionDetector {
  private static final double DEFAULT_THRESHOLD = 0.2;

  @Override
  public String name() {
    return "cosine";
  }

  /** 0.2, as for {@link CosCubed}; the authors name none. */
  @Override
  public double defaultThreshold() {
    return DEFAULT_THRESHOLD;
  }

  @Override
  public Matrix similarity(LayerProbe probe) {
    return directions(probe.activations()).transposeTimes(directions(probe.conceptActivations()));
  }

  @Override
  public Matrix directions(Matrix activations) {
    return Columns.uncentred(activations);
  }
}
