package org.conceptmonitor.examples.regularizer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The concept activations of all training images, looked up by their pixels; and the controls made
 * of them. Of equal images the last one counts. Immutable.
 */
final class ConceptTable implements ConceptSource {
  private final ConceptSet concepts;
  private final Map<FloatBuffer, Integer> rows;
  private final Matrix activations;

  private ConceptTable(ConceptSet concepts, Map<FloatBuffer, Integer> rows, Matrix activations) {
    this.concepts = concepts;
    this.rows = rows;
    this.activations = activations;
  }

  /**
   * Keeps what a source says.
   *
   * @param images [images, ...]
   * @param labels [images, classes]
   */
  static ConceptTable of(ConceptSource source, INDArray images, INDArray labels) {
    Matrix activations = source.activations(images, labels);
    return new ConceptTable(source.concepts(), Map.of(), Matrix.zeros(0, activations.columns()))
        .with(images, activations);
  }

  /**
   * A table of these images too.
   *
   * @param images [images, ...]
   * @param others P [images, concepts]
   */
  ConceptTable with(INDArray images, Matrix others) {
    int known = activations.rows();
    Map<FloatBuffer, Integer> index = new HashMap<>(rows);
    FloatBuffer[] pixels = pixels(images);
    for (int image = 0; image < pixels.length; image++) {
      index.put(pixels[image], known + image);
    }
    float[] all =
        Arrays.copyOf(activations.values(), activations.values().length + others.values().length);
    System.arraycopy(others.values(), 0, all, activations.values().length, others.values().length);
    return new ConceptTable(
        concepts, index, Matrix.of(known + others.rows(), others.columns(), all));
  }

  /** Each image has the row of another one: P says nothing of the images, but all else is equal. */
  ConceptTable shuffled(long seed) {
    List<Integer> order =
        IntStream.range(0, activations.rows()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    int[] chosen = order.stream().mapToInt(Integer::intValue).toArray();
    return new ConceptTable(concepts, rows, activations.selectRows(chosen));
  }

  /** Independent normal numbers, the same for an image in every epoch. */
  ConceptTable random(long seed) {
    Random random = new Random(seed);
    Matrix noise = Matrix.zeros(activations.rows(), activations.columns());
    for (int i = 0; i < noise.values().length; i++) {
      noise.values()[i] = (float) random.nextGaussian();
    }
    return new ConceptTable(concepts, rows, noise);
  }

  /** P [images, concepts] of all images. */
  Matrix activations() {
    return activations;
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  @Override
  public Matrix activations(INDArray images, INDArray labels) {
    return activations.selectRows(Arrays.stream(pixels(images)).mapToInt(this::row).toArray());
  }

  private int row(FloatBuffer pixels) {
    Integer row = rows.get(pixels);
    if (row == null) {
      throw new IllegalArgumentException(
          "an image is not among the %d that the table was made of: train on those"
              .formatted(rows.size()));
    }
    return row;
  }

  private static FloatBuffer[] pixels(INDArray images) {
    int count = (int) images.size(0);
    float[] all = images.dup('c').data().asFloat();
    int each = all.length / count;
    return IntStream.range(0, count)
        .mapToObj(i -> FloatBuffer.wrap(Arrays.copyOfRange(all, i * each, (i + 1) * each)))
        .toArray(FloatBuffer[]::new);
  }
}
