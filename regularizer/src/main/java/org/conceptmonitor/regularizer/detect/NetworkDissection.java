package org.conceptmonitor.regularizer.detect;

import java.util.Optional;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Intersection over union of the pixels on which a neuron is active and the pixels that show a
 * concept, in [0, 1]. Bau et al., Network Dissection, CVPR 2017; equal to the authors'
 * NetDissect-Lite.
 *
 * <p>A neuron is active where its map, upsampled bilinearly to the masks' size, is strictly greater
 * than its threshold: the value that a share of 0.005 of its map values over the whole probe set
 * exceeds. The IoU is I / (A + G - I), where I counts the pixels both active and of the concept, G
 * the concept's pixels, and A the active pixels, these only in images where the active pixels meet
 * some concept of the same category.
 *
 * <p>A neuron with a NaN or infinite map value has NaN similarities; other neurons are untouched.
 * Needs the layer's activation maps and the probe set's masks.
 */
public final class NetworkDissection implements ConceptDetector {
  private static final double DEFAULT_SHARE = 0.005;
  private static final double DEFAULT_THRESHOLD = 0.04;

  private final double share;
  private final Optional<double[]> given;

  /** With the authors' share of active map values, 0.005. */
  public NetworkDissection() {
    this(DEFAULT_SHARE, Optional.empty());
  }

  private NetworkDissection(double share, Optional<double[]> given) {
    this.share = share;
    this.given = given;
  }

  /**
   * With another share of active map values.
   *
   * @param share above 0 and below 1
   */
  public static NetworkDissection withActiveShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "the share of active map values is %s: expected a number between 0 and 1, such as 0.005"
              .formatted(share));
    }
    return new NetworkDissection(share, Optional.empty());
  }

  /**
   * With given thresholds, such as another run's: the authors' code sorts unstably, so that its own
   * may differ by a rank from run to run.
   *
   * @param thresholds one a neuron; NaN makes the neuron's IoU NaN
   */
  public static NetworkDissection withThresholds(double[] thresholds) {
    return new NetworkDissection(DEFAULT_SHARE, Optional.of(thresholds.clone()));
  }

  @Override
  public String name() {
    if (given.isPresent()) {
      return "network-dissection (given thresholds)";
    }
    return share == DEFAULT_SHARE
        ? "network-dissection"
        : "network-dissection (top %s)".formatted(share);
  }

  /** 0.04, the authors' value. */
  @Override
  public double defaultThreshold() {
    return DEFAULT_THRESHOLD;
  }

  @Override
  public Matrix similarity(LayerProbe probe) {
    ActivationMaps maps = probe.maps().orElseThrow(() -> lacking("activation maps"));
    ConceptMasks masks = probe.masks().orElseThrow(() -> lacking("concept masks"));
    double[] thresholds = given.orElseGet(() -> MapThresholds.of(maps, share));
    if (thresholds.length != maps.neurons()) {
      throw new IllegalArgumentException(
          "there are %d thresholds for %d neurons: give one a neuron, or none"
              .formatted(thresholds.length, maps.neurons()));
    }
    return MaskTally.of(maps, masks, thresholds).intersectionOverUnion();
  }

  private static IllegalArgumentException lacking(String what) {
    return new IllegalArgumentException(
        "Network Dissection needs %s, and this probe has none: take a convolution layer and a probe set with masks, or another detector such as cos-cubed"
            .formatted(what));
  }
}
