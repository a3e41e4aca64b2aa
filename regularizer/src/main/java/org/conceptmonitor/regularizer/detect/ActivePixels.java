package org.conceptmonitor.regularizer.detect;

import java.util.BitSet;

/** Where neurons are active at the masks' size. Not safe for use by several threads. */
final class ActivePixels {
  private final ActivationMaps maps;
  private final double[] thresholds;
  private final Upsampling upsampling;
  private final float[] map;
  private final float[] upsampled;

  /**
   * Prepares for maps and masks of these sizes.
   *
   * @param thresholds one a neuron; at NaN the neuron is nowhere active
   */
  ActivePixels(ActivationMaps maps, int height, int width, double[] thresholds) {
    this.maps = maps;
    this.thresholds = thresholds;
    this.upsampling = new Upsampling(maps.height(), maps.width(), height, width);
    this.map = new float[maps.height() * maps.width()];
    this.upsampled = new float[height * width];
  }

  /**
   * The pixels of one image on which the neuron exceeds its threshold; bit row * width + column.
   */
  BitSet of(int image, int neuron) {
    BitSet active = new BitSet(upsampled.length);
    maps.read(image, neuron, map);
    if (anyAbove(thresholds[neuron])) {
      upsampling.apply(map, upsampled);
      for (int pixel = 0; pixel < upsampled.length; pixel++) {
        if (upsampled[pixel] > thresholds[neuron]) {
          active.set(pixel);
        }
      }
    }
    return active;
  }

  private boolean anyAbove(double threshold) {
    for (float value : map) {
      if (value > threshold) {
        return true;
      }
    }
    return false;
  }
}
