package org.conceptmonitor.regularizer.detect;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Counts of pixels over a probe set, from which Network Dissection's IoU follows. */
final class MaskTally {
  private final List<Concept> concepts;
  private final double[] thresholds;
  private final long[] shown;
  private final long[][] both;
  private final List<Map<ConceptCategory, Long>> active;

  private MaskTally(List<Concept> concepts, double[] thresholds) {
    this.concepts = concepts;
    this.thresholds = thresholds;
    this.shown = new long[concepts.size()];
    this.both = new long[thresholds.length][concepts.size()];
    this.active = Stream.generate(MaskTally::noPixels).limit(thresholds.length).toList();
  }

  /**
   * Counts over all images.
   *
   * @param thresholds one a neuron; NaN makes the neuron's IoU NaN
   */
  static MaskTally of(ActivationMaps maps, ConceptMasks masks, double[] thresholds) {
    MaskTally tally = new MaskTally(masks.concepts().concepts(), thresholds);
    ActivePixels activePixels = new ActivePixels(maps, masks.height(), masks.width(), thresholds);
    long[][] mask = new long[masks.concepts().size()][];
    for (int image = 0; image < masks.images(); image++) {
      tally.readMasks(masks, image, mask);
      for (int neuron = 0; neuron < thresholds.length; neuron++) {
        tally.count(neuron, activePixels.of(image, neuron), mask);
      }
    }
    return tally;
  }

  private static Map<ConceptCategory, Long> noPixels() {
    return new EnumMap<>(ConceptCategory.class);
  }

  private void readMasks(ConceptMasks masks, int image, long[][] mask) {
    for (int concept = 0; concept < mask.length; concept++) {
      BitSet pixels = masks.mask(image, concept);
      shown[concept] += pixels.cardinality();
      mask[concept] = pixels.toLongArray();
    }
  }

  private void count(int neuron, BitSet pixels, long[][] mask) {
    if (pixels.isEmpty()) {
      return;
    }
    long[] words = pixels.toLongArray();
    Set<ConceptCategory> met = EnumSet.noneOf(ConceptCategory.class);
    for (int concept = 0; concept < mask.length; concept++) {
      int common = commonBits(words, mask[concept]);
      if (common > 0) {
        both[neuron][concept] += common;
        met.add(concepts.get(concept).category());
      }
    }
    for (ConceptCategory category : met) {
      active.get(neuron).merge(category, (long) pixels.cardinality(), Long::sum);
    }
  }

  private static int commonBits(long[] a, long[] b) {
    int common = 0;
    for (int word = 0; word < Math.min(a.length, b.length); word++) {
      common += Long.bitCount(a[word] & b[word]);
    }
    return common;
  }

  /** G: the pixels that show the concept. */
  long shown(int concept) {
    return shown[concept];
  }

  /** I: the pixels that show the concept and on which the neuron is active. */
  long both(int neuron, int concept) {
    return both[neuron][concept];
  }

  /** A: the neuron's active pixels in images where they meet a concept of the category. */
  long active(int neuron, ConceptCategory category) {
    return active.get(neuron).getOrDefault(category, 0L);
  }

  /** I / (A + G - I) [neurons, concepts], 0 where the union is empty. */
  Matrix intersectionOverUnion() {
    float[] values = new float[thresholds.length * concepts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) intersectionOverUnion(i / concepts.size(), i % concepts.size());
    }
    return Matrix.of(thresholds.length, concepts.size(), values);
  }

  private double intersectionOverUnion(int neuron, int concept) {
    if (Double.isNaN(thresholds[neuron])) {
      return Double.NaN;
    }
    long intersection = both(neuron, concept);
    long union = active(neuron, concepts.get(concept).category()) + shown(concept) - intersection;
    return union == 0 ? 0 : (double) intersection / union;
  }
}
