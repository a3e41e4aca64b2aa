package org.conceptmonitor.regularizer.detect;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Each neuron's most activating images, strongest first; of equally strong ones the earlier image
 * first. A neuron whose activations never vary, or hold NaN or infinity, has none.
 */
final class TopImages {
  private static final int BLOCK = 128;

  private final Matrix activations;
  private final int count;
  private final int[][] images;
  private final float[] variation;

  private TopImages(Matrix activations, int count) {
    this.activations = activations;
    this.count = count;
    this.images = new int[activations.columns()][];
    this.variation = variation(activations);
  }

  /**
   * Finds them.
   *
   * @param activations q [images, neurons]
   * @param count how many a neuron, at most the number of images
   */
  static TopImages of(Matrix activations, int count) {
    TopImages top = new TopImages(activations, count);
    int blocks = (activations.columns() + BLOCK - 1) / BLOCK;
    IntStream.range(0, blocks).parallel().forEach(top::findBlock);
    return top;
  }

  /** Checks that there are as many images as the detector needs. */
  static void requireImages(LayerProbe probe, ConceptDetector detector) {
    int images = probe.activations().rows();
    if (images < detector.leastImages()) {
      throw new IllegalArgumentException(
          "%s needs the activations of at least %d probe images, and there are %d: take more images, or another detector such as cos-cubed"
              .formatted(detector.name(), detector.leastImages(), images));
    }
  }

  int neurons() {
    return images.length;
  }

  /** How many images each rated neuron has. */
  int count() {
    return count;
  }

  /** Whether the neuron can be rated. */
  boolean has(int neuron) {
    return variation[neuron] > 0;
  }

  /** The neuron's images, if it can be rated. */
  int[] of(int neuron) {
    return images[neuron];
  }

  /** The similarity of a neuron that can't be rated: 0 if it never varies, else NaN. */
  float unrated(int neuron) {
    return variation[neuron];
  }

  /* 1 for a neuron whose activations vary, 0 if they don't, NaN if some are not finite. */
  private static float[] variation(Matrix activations) {
    float[] least = new float[activations.columns()];
    float[] greatest = new float[least.length];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
    float[] values = activations.values();
    for (int start = 0; start < values.length; start += least.length) {
      for (int c = 0; c < least.length; c++) {
        least[c] = Math.min(least[c], values[start + c]);
        greatest[c] = Math.max(greatest[c], values[start + c]);
      }
    }
    for (int c = 0; c < least.length; c++) {
      boolean finite = Float.isFinite(least[c]) && Float.isFinite(greatest[c]);
      greatest[c] = !finite ? Float.NaN : least[c] < greatest[c] ? 1 : 0;
    }
    return greatest;
  }

  /*
   * Goes through the images once, inserting each into the sorted keys of those neurons for which it
   * is among the strongest so far: for most, one comparison shows that it isn't.
   */
  private void findBlock(int block) {
    int first = block * BLOCK;
    float[] values = activations.values();
    long[][] keys = new long[Math.min(BLOCK, images.length - first)][];
    float[] weakest = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = firstKeys(first + i);
      weakest[i] = activation(keys[i][count - 1]);
    }
    for (int image = count; image < activations.rows(); image++) {
      int start = image * images.length + first;
      for (int i = next(values, start, weakest, 0);
          i < weakest.length;
          i = next(values, start, weakest, i + 1)) {
        insert(key(image, first + i), keys[i]);
        weakest[i] = activation(keys[i][count - 1]);
      }
    }
    for (int i = 0; i < keys.length; i++) {
      images[first + i] = Arrays.stream(keys[i]).mapToInt(key -> (int) key).toArray();
    }
  }

  private long[] firstKeys(int neuron) {
    return IntStream.range(0, count).mapToLong(image -> key(image, neuron)).sorted().toArray();
  }

  /* The next neuron from i on whose weakest top image the image exceeds. */
  private static int next(float[] values, int start, float[] weakest, int i) {
    int neuron = i;
    while (neuron < weakest.length && !(values[start + neuron] > weakest[neuron])) {
      neuron++;
    }
    return neuron;
  }

  private static void insert(long key, long[] keys) {
    int place = keys.length - 1;
    while (place > 0 && keys[place - 1] > key) {
      keys[place] = keys[place - 1];
      place--;
    }
    keys[place] = key;
  }

  /* Smaller for a stronger image, and then for an earlier one, whose number are its lower bits. */
  private long key(int image, int neuron) {
    int bits = Float.floatToIntBits(activations.get(image, neuron) + 0f);
    int rising = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    return ((long) ~rising << Integer.SIZE) | image;
  }

  /* The activation in a key. */
  private static float activation(long key) {
    int rising = ~(int) (key >> Integer.SIZE);
    return Float.intBitsToFloat(rising ^ ((rising >> 31) & Integer.MAX_VALUE));
  }
}
