package org.conceptmonitor.regularizer.detect;

import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Weighted pointwise mutual information of a concept and the 28 images that activate a neuron most:
 * sum over them of log(S + 1e-7), S being the softmax over the concepts of 2 P, less 0.6 times the
 * log of that sum's mean likelihood over the neurons. CLIP-Dissect, Oikarinen and Weng, ICLR 2023;
 * after Hernandez et al., MILAN, ICLR 2022.
 *
 * <p>The result depends on which neurons are analysed together. Equally strong images are taken in
 * their order. A neuron whose activations never vary has similarity 0, one with a NaN or infinite
 * activation NaN; the other neurons are rated as if it were not there.
 */
public final class Wpmi implements ConceptDetector {
  private static final int TOP = 28;
  private static final double SCALE = 2;
  private static final double WEIGHT = 0.6;
  private static final double FLOOR = 1e-7;

  @Override
  public String name() {
    return "wpmi";
  }

  /** 0; the authors name none. Values compare within one layer only. */
  @Override
  public double defaultThreshold() {
    return 0;
  }

  @Override
  public int leastImages() {
    return TOP;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the probe has fewer than 28 images
   */
  @Override
  public Matrix similarity(LayerProbe probe) {
    TopImages.requireImages(probe, this);
    TopImages top = TopImages.of(probe.activations(), TOP);
    Matrix shares = ConceptShares.of(probe.conceptActivations(), SCALE);
    return MutualInformation.of(shares, top, rank -> 1, FLOOR).relativeToNeurons(WEIGHT);
  }
}
