package org.conceptmonitor.regularizer.dl4j;

import org.conceptmonitor.regularizer.embed.AnchorGradient;
import org.conceptmonitor.regularizer.embed.AnchorValue;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Precision;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The term of one layer: computed by the output, weighed and added at the layer's fork. */
final class LayerTerm {
  private final RegularizedLayer layer;
  private final TermOptions options;
  private final AnchorGradient step;
  private final BackEndMatrix columns;
  private INDArray means;
  private double[] activations = {};
  private AnchorValue value = new AnchorValue(0, 0, 0);
  private int images;
  private int iteration;
  private double weight;
  private volatile DiversityStep latest;

  LayerTerm(RegularizedLayer layer, AnchorDistanceLoss loss, Precision precision) {
    this.layer = layer;
    this.options = loss.options();
    this.step = new AnchorGradient(loss.words().space(), precision);
    this.columns = new BackEndMatrix(precision);
    this.weight = options.relative() ? 0 : options.strength();
  }

  String name() {
    return layer.name();
  }

  int neurons() {
    return layer.neurons();
  }

  /** Keeps the neurons' activations [images, neurons] from the fork until they are put together. */
  void hold(INDArray spatialMeans) {
    means = spatialMeans;
  }

  /** What was kept in the present forward pass. */
  INDArray held() {
    return means;
  }

  /** The latest training step; null before the first. May be read by any thread. */
  DiversityStep latest() {
    return latest;
  }

  /** The weighted d_anchor; 0 where it is skipped. */
  double score() {
    return Double.isNaN(value.value()) ? 0 : weight * value.value();
  }

  /** Computes value and gradient of a minibatch [images, neurons]. */
  void compute(INDArray layerActivations, double[] concepts, int iteration, int epoch) {
    this.images = (int) layerActivations.size(0);
    this.iteration = iteration;
    if (activations.length < images * neurons()) {
      activations = new double[images * neurons()];
    }
    columns.put(layerActivations);
    columns.get(activations);
    double temperature = options.temperature(iteration, epoch);
    value = step.compute(activations, concepts, images, neurons(), temperature);
    if (value.notFinite() > 0 && options.onNonFinite() == NonFinitePolicy.FAIL) {
      throw new IllegalStateException(
          "layer '%s' has NaN or infinite activations in %d of %d neurons at iteration %d: training has diverged, try a lower learning rate. ConceptDiversity's onNonFinite(SKIP) would go on without the term"
              .formatted(name(), value.notFinite(), neurons(), iteration));
    }
  }

  /**
   * Adds the weighted gradient.
   *
   * @param gradient with respect to the activations [images, neurons] or maps; the loss's on entry
   * @param broadcastable shape of [images, neurons] that fits the gradient's
   * @param pixels of a map, 1 for a dense layer
   * @param scale what DeepLearning4J divides gradients by afterwards
   */
  void addTo(INDArray gradient, long[] broadcastable, int pixels, double scale) {
    double lossNorm = gradient.norm2Number().doubleValue() / scale;
    double norm = norm() / Math.sqrt(pixels);
    if (options.relative()) {
      weight = norm > 0 ? options.strength() * lossNorm / norm : 0;
    }
    if (norm > 0 && weight != 0) {
      double factor = weight * scale / pixels;
      double[] values = step.gradient();
      for (int i = 0; i < images * neurons(); i++) {
        activations[i] = factor * values[i];
      }
      columns.put(images, neurons(), activations);
      gradient.addi(columns.array().reshape('c', broadcastable));
    }
    latest =
        new DiversityStep(
            name(),
            iteration,
            value.value(),
            weight,
            weight * norm,
            lossNorm,
            value.living(),
            value.notFinite());
  }

  private double norm() {
    double squares = 0;
    double[] values = step.gradient();
    for (int i = 0; i < images * neurons(); i++) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }
}
