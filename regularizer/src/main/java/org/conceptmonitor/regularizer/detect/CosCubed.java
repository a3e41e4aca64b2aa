package org.conceptmonitor.regularizer.detect;

import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Cosine of the centred, cubed activations of neuron and concept: the cube stresses the images on
 * which either is strong. With a = q - mean(q) and x = a^3 / ||a^3||, likewise p from P, the
 * similarity is x.p, in [-1, 1]. Oikarinen and Weng, CLIP-Dissect, ICLR 2023; Oikarinen et al.,
 * Label-free Concept Bottleneck Models, ICLR 2023.
 *
 * <p>The result depends neither on the scale nor on the offset of the activations. The authors'
 * code divides by {@code max(||a^3||, 1e-3)} instead, which shrinks the similarity of small-scale
 * inputs (CLIP cosines among them): {@link #withFloor} gives exactly that.
 *
 * <p>A neuron with a NaN or infinite activation has NaN similarities; other neurons are untouched.
 */
public final class CosCubed implements DirectionDetector {
  private static final double DEFAULT_THRESHOLD = 0.2;

  private final double floor;

  /** Without a floor. */
  public CosCubed() {
    this(0);
  }

  private CosCubed(double floor) {
    this.floor = floor;
  }

  /**
   * With a floor under the norm of the cubed activations.
   *
   * @param floor at least 0; 1e-3 is the authors' code
   */
  public static CosCubed withFloor(double floor) {
    if (!(floor >= 0 && Double.isFinite(floor))) {
      throw new IllegalArgumentException(
          "the floor is %s: expected a finite number of at least 0, such as 1e-3".formatted(floor));
    }
    return new CosCubed(floor);
  }

  @Override
  public String name() {
    return floor == 0 ? "cos-cubed" : "cos-cubed (floor %s)".formatted(floor);
  }

  /** 0.2, in the middle of the 0.1 to 0.3 over which the thesis varies it. */
  @Override
  public double defaultThreshold() {
    return DEFAULT_THRESHOLD;
  }

  @Override
  public Matrix similarity(LayerProbe probe) {
    return Columns.cubedCosines(probe.activations(), probe.conceptActivations(), floor);
  }

  @Override
  public Matrix directions(Matrix activations) {
    return Columns.cubed(activations, floor);
  }
}
