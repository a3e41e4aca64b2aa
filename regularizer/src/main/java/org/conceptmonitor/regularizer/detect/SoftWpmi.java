package org.conceptmonitor.regularizer.detect;

import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * {@link Wpmi} in which an image belongs to the neuron's images with a probability that falls with
 * its rank: M_jc = sum over r = 0..99 of log(1 + p_r (S - 1) + 1e-7) over neuron j's 100 strongest
 * images in order, p_r = 0.998 - 0.028 r / 100, S being the softmax over the concepts of 10 P. The
 * similarity is M_jc less the log of the mean over the neurons of exp(M_jc). CLIP-Dissect,
 * Oikarinen and Weng, ICLR 2023, equation 5.
 *
 * <p><b>The result depends on which neurons are analysed together</b>, and needs at least 100 probe
 * images: with few more, most of them are among every neuron's strongest. Equally strong images are
 * taken in their order. A neuron whose activations never vary has similarity 0, one with a NaN or
 * infinite activation NaN; the other neurons are rated as if it were not there.
 */
public final class SoftWpmi implements ConceptDetector {
  private static final int TOP = 100;
  private static final double SCALE = 10;
  private static final double FIRST = 0.998;
  private static final double LAST = 0.97;
  private static final double FLOOR = 1e-7;

  @Override
  public String name() {
    return "soft-wpmi";
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
   * @throws IllegalArgumentException if the probe has fewer than 100 images
   */
  @Override
  public Matrix similarity(LayerProbe probe) {
    TopImages.requireImages(probe, this);
    TopImages top = TopImages.of(probe.activations(), TOP);
    Matrix shares = ConceptShares.of(probe.conceptActivations(), SCALE);
    return MutualInformation.of(shares, top, SoftWpmi::membership, FLOOR).relativeToNeurons(1);
  }

  private static double membership(int rank) {
    return FIRST - (FIRST - LAST) * rank / TOP;
  }
}
