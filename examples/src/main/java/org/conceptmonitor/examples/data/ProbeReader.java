package org.conceptmonitor.examples.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a whole probe set through a network, some images at a time. */
public final class ProbeReader {
  private static final int CHUNK = 250;

  private ProbeReader() {}

  /**
   * Asks for the answers to all images.
   *
   * @param forward from pixels [some images, channels, height, width] to each layer's activations
   *     [some images, neurons]
   * @return for each layer [images, neurons]
   */
  public static List<Matrix> read(ProbeSet images, Function<INDArray, List<INDArray>> forward) {
    List<List<INDArray>> chunks = new ArrayList<>();
    for (int from = 0; from < images.size(); from += CHUNK) {
      int to = Math.min(images.size(), from + CHUNK);
      chunks.add(forward.apply(pixels(images, from, to)));
    }
    return IntStream.range(0, chunks.get(0).size())
        .mapToObj(layer -> joined(chunks.stream().map(chunk -> chunk.get(layer)).toList()))
        .toList();
  }

  /** The pixels [to - from, channels, height, width] of some images. */
  public static INDArray pixels(ProbeSet images, int from, int to) {
    ImageShape shape = images.shape();
    float[] values = new float[(to - from) * shape.values()];
    for (int image = from; image < to; image++) {
      float[] pixels = images.pixels(image);
      System.arraycopy(pixels, 0, values, (image - from) * pixels.length, pixels.length);
    }
    return Nd4j.createFromArray(values)
        .reshape(to - from, shape.channels(), shape.height(), shape.width());
  }

  private static Matrix joined(List<INDArray> chunks) {
    float[][] parts =
        chunks.stream().map(chunk -> chunk.dup('c').data().asFloat()).toArray(float[][]::new);
    int columns = (int) chunks.get(0).size(1);
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    float[] values = new float[length];
    int start = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, values, start, part.length);
      start += part.length;
    }
    return Matrix.of(length / columns, columns, values);
  }
}
