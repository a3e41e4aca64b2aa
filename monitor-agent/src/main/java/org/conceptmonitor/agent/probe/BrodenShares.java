package org.conceptmonitor.agent.probe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.probe.broden.BrodenFolder;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * How much of each image each label covers: 8 bytes for a label that an image shows.
 *
 * @param images in order
 */
record BrodenShares(List<Shown> images) {
  /**
   * The labels that one image shows, and their shares of it.
   *
   * @param labels their numbers
   * @param shares in (0, 1], one a label
   */
  record Shown(int[] labels, float[] shares) {
    static Shown of(Map<Integer, Float> shares) {
      Shown shown = new Shown(new int[shares.size()], new float[shares.size()]);
      int i = 0;
      for (Map.Entry<Integer, Float> share : shares.entrySet()) {
        shown.labels[i] = share.getKey();
        shown.shares[i++] = share.getValue();
      }
      return shown;
    }
  }

  /** Reads every label image once, on all processors. */
  static BrodenShares of(BrodenFolder folder) {
    return new BrodenShares(
        IntStream.range(0, folder.size())
            .parallel()
            .mapToObj(image -> Shown.of(folder.labels(image).shares()))
            .toList());
  }

  /**
   * Labels that at least so many images show, in ascending order.
   *
   * @throws IllegalArgumentException if there is none
   */
  int[] labelsOf(int atLeast) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (Shown image : images) {
      Arrays.stream(image.labels).forEach(label -> counts.merge(label, 1, Integer::sum));
    }
    int[] labels =
        counts.keySet().stream()
            .filter(label -> counts.get(label) >= atLeast)
            .mapToInt(Integer::intValue)
            .toArray();
    if (labels.length == 0) {
      int most = counts.values().stream().max(Integer::compare).orElse(0);
      throw new IllegalArgumentException(
          "no label is shown by %d of the %d images, the most frequent by %d: take more images, or ask for fewer with imagesPerConcept(...)"
              .formatted(atLeast, images.size(), most));
    }
    return labels;
  }

  /** The shares of some labels, [images, labels]. */
  Matrix matrix(int[] labels) {
    Map<Integer, Integer> column = new HashMap<>();
    for (int label : labels) {
      column.put(label, column.size());
    }
    Matrix matrix = Matrix.zeros(images.size(), labels.length);
    for (int image = 0; image < images.size(); image++) {
      Shown shown = images.get(image);
      for (int i = 0; i < shown.labels.length; i++) {
        if (column.containsKey(shown.labels[i])) {
          int index = image * labels.length + column.get(shown.labels[i]);
          matrix.values()[index] = shown.shares[i];
        }
      }
    }
    return matrix;
  }
}
