package org.conceptmonitor.agent.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Held-out images as minibatches bring them, put channel by channel into [0, 1], with their class
 * numbers. To be used by one thread.
 */
final class HeldOutData {
  private final Optional<ImageShape> wanted;
  private final double white;
  private final int classes;
  private final int limit;
  private final List<Integer> classNumbers = new ArrayList<>();
  private ImageShape shape;
  private SpooledImages images;

  /**
   * @param wanted shape of the images; needed where minibatches are flat or channels come last
   * @param white the largest pixel value
   * @param classes number of class names
   * @param limit at most so many images
   */
  HeldOutData(Optional<ImageShape> wanted, double white, int classes, int limit) {
    this.wanted = wanted;
    this.white = white;
    this.classes = classes;
    this.limit = limit;
  }

  /** Reads minibatches up to the limit. */
  void read(Iterator<DataSet> minibatches) {
    while (classNumbers.size() < limit && minibatches.hasNext()) {
      add(minibatches.next());
    }
    Checks.that(
        !classNumbers.isEmpty(),
        "the held-out data holds no image: give a DataSet with images, or an iterator at its beginning");
  }

  private void add(DataSet minibatch) {
    INDArray features = minibatch.getFeatures();
    INDArray labels = minibatch.getLabels();
    Checks.that(
        features != null && labels != null,
        "a minibatch of the held-out data has no %s: give features and one-hot labels"
            .formatted(features == null ? "features" : "labels"));
    ImageShape found = HeldOutMinibatch.shape(features, wanted);
    if (shape == null) {
      shape = found;
      images = new SpooledImages(shape.values());
    }
    Checks.that(
        found.equals(shape),
        "held-out images are %s after others of %s: give images of one shape"
            .formatted(found, shape));
    addAll(HeldOutMinibatch.channelsFirst(features, shape), values(labels));
  }

  private void addAll(float[][] pixels, float[][] labels) {
    Checks.that(
        pixels.length == labels.length,
        "a minibatch has %d images and %d labels: give one label an image"
            .formatted(pixels.length, labels.length));
    for (int i = 0; i < pixels.length && classNumbers.size() < limit; i++) {
      int image = classNumbers.size();
      classNumbers.add(OneHot.classOf(labels[i], classes, image));
      images.add(inRange(pixels[i], image));
    }
  }

  private float[] inRange(float[] pixels, int image) {
    for (int i = 0; i < pixels.length; i++) {
      float value = (float) (pixels[i] / white);
      Checks.that(
          value >= 0 && value <= 1,
          "held-out image %d holds the pixel value %s, expected 0 to %s: give the images before any normalization (no preprocessor on the iterator), and their largest value with white(...)"
              .formatted(image, pixels[i], white));
      pixels[i] = value;
    }
    return pixels;
  }

  private static float[][] values(INDArray labels) {
    Checks.that(
        labels.rank() == 2,
        "labels have the shape %s: expected one-hot rows, [images, classes]"
            .formatted(Arrays.toString(labels.shape())));
    return labels.castTo(DataType.FLOAT).toFloatMatrix();
  }

  ImageShape shape() {
    return shape;
  }

  SpooledImages images() {
    return images;
  }

  /** The class of each image. */
  int[] classNumbers() {
    return classNumbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
