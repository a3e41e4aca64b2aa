package org.conceptmonitor.agent.probe.broden;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The labels of one image: layers of label numbers, one a pixel (0 for none), and numbers that
 * label the whole image. A pixel shows a label if any layer says so. Immutable.
 */
public final class LabelledPixels {
  private final int height;
  private final int width;
  private final List<int[]> layers;
  private final Set<Integer> wholeImage;

  LabelledPixels(int height, int width, List<int[]> layers, Set<Integer> wholeImage) {
    this.height = height;
    this.width = width;
    this.layers = List.copyOf(layers);
    this.wholeImage = Set.copyOf(wholeImage);
  }

  /**
   * The share of the pixels that shows each label, in (0, 1]; labels that are not there left out.
   */
  public Map<Integer, Float> shares() {
    Map<Integer, Float> shares = new TreeMap<>();
    masks(height, width).forEach((label, mask) -> shares.put(label, share(mask)));
    return shares;
  }

  private float share(BitSet mask) {
    return (float) mask.cardinality() / (height * width);
  }

  /**
   * The pixels that show each label, row by row, scaled to a size by taking the nearest pixel;
   * labels that no pixel shows are left out.
   *
   * @param newHeight in pixels
   * @param newWidth in pixels
   */
  public Map<Integer, BitSet> masks(int newHeight, int newWidth) {
    Map<Integer, BitSet> masks = new HashMap<>();
    for (int label : wholeImage) {
      mask(masks, label, newHeight * newWidth).set(0, newHeight * newWidth);
    }
    for (int[] layer : layers) {
      addNearest(masks, layer, newHeight, newWidth);
    }
    return masks;
  }

  private void addNearest(Map<Integer, BitSet> masks, int[] layer, int newHeight, int newWidth) {
    for (int row = 0; row < newHeight; row++) {
      int start = nearest(row, newHeight, height) * width;
      for (int column = 0; column < newWidth; column++) {
        int label = layer[start + nearest(column, newWidth, width)];
        if (label != 0) {
          mask(masks, label, newHeight * newWidth).set(row * newWidth + column);
        }
      }
    }
  }

  private static int nearest(int index, int from, int to) {
    return (int) ((2L * index + 1) * to / (2L * from));
  }

  private static BitSet mask(Map<Integer, BitSet> masks, int label, int pixels) {
    return masks.computeIfAbsent(label, unseen -> new BitSet(pixels));
  }
}
