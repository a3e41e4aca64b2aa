package org.conceptmonitor.regularizer.dl4j;

import java.util.List;
import java.util.function.Function;
import org.conceptmonitor.regularizer.activation.ConceptActivationSource;
import org.conceptmonitor.regularizer.activation.ProbeImages;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where training images' concept activations P come from: how strongly concept c is in image i.
 * Called by the thread that prefetches minibatches, one call at a time.
 */
public interface ConceptSource {
  /** The concepts that the columns of P belong to, in order. */
  ConceptSet concepts();

  /**
   * P of one minibatch.
   *
   * @param images the features [images, ...], only valid during the call
   * @param labels the labels [images, ...], only valid during the call
   * @return [images, concepts], finite
   */
  Matrix activations(INDArray images, INDArray labels);

  /**
   * Keeps each image's row under a 128-bit digest of its pixels: 4 bytes an image and concept. For
   * images that come again unchanged, so not behind random augmentation.
   */
  static ConceptSource cached(ConceptSource source) {
    return new CachedConceptSource(source);
  }

  /**
   * Class-label text similarity, cos(f(label), f(word)), for when nothing sees the images: all
   * images of one class have the same row. Labels must be [images, classes]; one-hot, or shares of
   * classes, which mix the rows.
   *
   * @param classes what each column of the labels means, in order, in words the encoder knows
   */
  static ConceptSource ofClassLabels(
      ConceptSet concepts, TextEncoder encoder, List<String> classes) {
    return new ClassLabelSource(concepts, encoder, classes);
  }

  /**
   * Rates each image by a source for pictures, such as an image-text model; {@link #cached} keeps
   * what it costs to once an image.
   *
   * @param pictures turns features [images, ...] back into pictures: it knows how they were scaled
   */
  static ConceptSource rated(
      ConceptSet concepts,
      ConceptActivationSource rating,
      Function<INDArray, ProbeImages> pictures) {
    return new RatedSource(concepts, rating, pictures);
  }
}
