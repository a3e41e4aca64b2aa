package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.TopImageRow;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Which probe images activate each living neuron most? Of equals the first image comes first.
 *
 * @param count images a neuron
 */
record TopImages(int count) implements Analysis {
  @Override
  public List<TopImageRow> rows(Snapshot snapshot) {
    return snapshot.layers().stream().flatMap(layer -> rows(snapshot.epoch(), layer)).toList();
  }

  private Stream<TopImageRow> rows(int epoch, NeuronConcepts layer) {
    return IntStream.of(layer.living())
        .boxed()
        .flatMap(neuron -> rows(epoch, layer.layer(), neuron));
  }

  private Stream<TopImageRow> rows(int epoch, LayerActivations layer, int neuron) {
    Matrix activations = layer.activations();
    int[] top = of(activations, neuron);
    return IntStream.range(0, top.length)
        .mapToObj(
            rank ->
                new TopImageRow(
                    epoch,
                    layer.layer(),
                    neuron,
                    rank + 1,
                    top[rank],
                    activations.get(top[rank], neuron)));
  }

  /**
   * The images that activate a neuron most, by insertion: few images belong to the greatest so far,
   * so that most cost one comparison.
   */
  int[] of(Matrix activations, int neuron) {
    int[] top = new int[Math.min(count, activations.rows())];
    int found = 0;
    for (int image = 0; image < activations.rows(); image++) {
      float value = ranked(activations.get(image, neuron));
      int rank = found;
      while (rank > 0 && value > ranked(activations.get(top[rank - 1], neuron))) {
        rank--;
      }
      if (rank < top.length) {
        found = Math.min(found + 1, top.length);
        System.arraycopy(top, rank, top, rank + 1, found - rank - 1);
        top[rank] = image;
      }
    }
    return top;
  }

  /* NaN comes last. */
  private static float ranked(float activation) {
    return Float.isNaN(activation) ? Float.NEGATIVE_INFINITY : activation;
  }
}
