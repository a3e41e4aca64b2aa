package org.conceptmonitor.agent.probe;

import java.util.Objects;
import java.util.Optional;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The images on which activations are read: the same for every epoch of a run. Implementations are
 * immutable and safe for use by several threads.
 */
public interface ProbeSet {
  /** The name shown beside every result, for example "synthetic (4000 images, seed 1)". */
  String name();

  /** Number of images. */
  int size();

  /** The shape that every image has. */
  ImageShape shape();

  /** The concepts that the images show: the columns of {@link #conceptActivations()}. */
  ConceptSet concepts();

  /**
   * How strongly each concept is in each image, [images, concepts]: in [0, 1], or cosines in [-1,
   * 1] where a text encoder rates it.
   */
  Matrix conceptActivations();

  /**
   * Pixel values of one image, channel by channel, row by row, in [0, 1].
   *
   * @param image index from 0
   */
  float[] pixels(int image);

  /** Which pixels of each image show each concept, where the probe set knows it; by default not. */
  default Optional<ConceptMasks> masks() {
    return Optional.empty();
  }

  /**
   * A small picture of the image as PNG, at least 48 pixels on its longer side.
   *
   * @param image index from 0
   */
  default byte[] thumbnail(int image) {
    return Thumbnail.png(shape(), pixels(image));
  }

  /**
   * The concepts that the image shows, largest share first, separated by commas.
   *
   * @param image index from 0
   */
  default String caption(int image) {
    return Caption.of(concepts(), conceptActivations().row(Objects.checkIndex(image, size())));
  }
}
