package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Concept masks in a file, in one of two layouts told by the element type:
 *
 * <ul>
 *   <li>bool or uint8, [images, concepts, height, width]: not 0 where the concept is shown;
 *   <li>wider whole numbers, [images, layers, height, width]: each pixel's label, 1 for the first
 *       concept, 0 for none; a pixel has as many labels as there are layers.
 * </ul>
 *
 * A scene's label, given for each image beside the file, covers all of its pixels. Safe for use by
 * several threads.
 */
final class MaskFile implements ConceptMasks {
  private final NpyFile file;
  private final int[] scenes;
  private final ConceptSet concepts;
  private final boolean labels;
  private final int planes;
  private volatile ImageMasks latest;

  /**
   * Checks the file's shape and labels.
   *
   * @param scenes a label an image, 0 for none; empty if there are none at all
   */
  MaskFile(NpyFile file, int[] scenes, ConceptSet concepts) throws IOException {
    int[] shape =
        OpenFiles.requireDimensions(file, "(images, concepts or layers, height, width)", 4);
    this.file = file;
    this.scenes = scenes.clone();
    this.concepts = concepts;
    this.labels = file.type().isInteger() && !isMask(file);
    this.planes = shape[1];
    requireShapes();
    requireLabels();
  }

  private static boolean isMask(NpyFile file) {
    return switch (file.type()) {
      case BOOL, UINT8, INT8 -> true;
      default -> false;
    };
  }

  private void requireShapes() throws IOException {
    if (!labels && planes != concepts.size()) {
      throw new IOException(
          "%s has the shape %s, and there are %d concepts: masks of %s need one plane a concept; label numbers need int16 or wider"
              .formatted(file.path(), file.shapeText(), concepts.size(), file.type()));
    }
    if (scenes.length > 0 && scenes.length != images()) {
      throw new IOException(
          "there are %d scene labels, and %s has %d images: give one an image"
              .formatted(scenes.length, file.path(), images()));
    }
  }

  private void requireLabels() throws IOException {
    for (int image = 0; image < images(); image++) {
      int[] elements = labels ? elements(image) : new int[0];
      for (int label : elements) {
        requireLabel(label, image, file.path().toString());
      }
      if (scenes.length > 0) {
        requireLabel(scenes[image], image, "the file of scene labels");
      }
    }
  }

  private void requireLabel(int label, int image, String where) throws IOException {
    if (label < 0 || label > concepts.size()) {
      throw new IOException(
          "%s has the label %d in image %d, and there are %d concepts: write 0 for none, 1 to %d for the lines of the concept file"
              .formatted(where, label, image, concepts.size(), concepts.size()));
    }
  }

  @Override
  public int images() {
    return file.shape()[0];
  }

  @Override
  public int height() {
    return file.shape()[2];
  }

  @Override
  public int width() {
    return file.shape()[3];
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  @Override
  public BitSet mask(int image, int concept) {
    ImageMasks masks = latest;
    if (masks == null || masks.image != image) {
      masks = new ImageMasks(image, read(image));
      latest = masks;
    }
    return (BitSet) masks.ofConcepts[concept].clone();
  }

  private BitSet[] read(int image) {
    int pixels = height() * width();
    BitSet[] masks = new BitSet[concepts.size()];
    Arrays.setAll(masks, concept -> new BitSet(pixels));
    int[] elements = elements(image);
    for (int i = 0; i < elements.length; i++) {
      if (elements[i] != 0) {
        masks[labels ? elements[i] - 1 : i / pixels].set(i % pixels);
      }
    }
    if (scenes.length > 0 && scenes[image] > 0) {
      masks[scenes[image] - 1].set(0, pixels);
    }
    return masks;
  }

  /** The share of each image's pixels that show each concept, [images, concepts]. */
  Matrix shares() {
    float[] shares = new float[Math.multiplyExact(images(), concepts.size())];
    for (int i = 0; i < shares.length; i++) {
      int shown = mask(i / concepts.size(), i % concepts.size()).cardinality();
      shares[i] = (float) shown / (height() * width());
    }
    return Matrix.of(images(), concepts.size(), shares);
  }

  private int[] elements(int image) {
    int[] elements = new int[planes * height() * width()];
    try {
      file.read((long) image * elements.length, elements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return elements;
  }

  /* Detectors ask for all concepts of one image, then of the next: one read serves them all. */
  private record ImageMasks(int image, BitSet[] ofConcepts) {}
}
