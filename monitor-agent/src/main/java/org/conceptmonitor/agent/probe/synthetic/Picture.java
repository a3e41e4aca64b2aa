package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;

/**
 * A picture ready to be sampled.
 *
 * @param layers from front to back; the last one fills the image
 * @param placement of the figure that the layers but the last belong to
 * @param light how much brighter the figure is per unit towards its top left
 */
record Picture(List<Layer> layers, Placement placement, double light) {

  /** The foremost layer at a point of the figure's plane. */
  int layerAt(double x, double y) {
    int background = layers.size() - 1;
    if (Math.abs(x) > 1 || Math.abs(y) > 1) {
      return background;
    }
    int layer = 0;
    while (layer < background && !layers.get(layer).shape().contains(x, y)) {
      layer++;
    }
    return layer;
  }

  boolean isBackground(int layer) {
    return layer == layers.size() - 1;
  }

  /** The factor that the figure's brightness has at a point of its plane. */
  double light(double x, double y) {
    return 1 - light * (x + y);
  }
}
