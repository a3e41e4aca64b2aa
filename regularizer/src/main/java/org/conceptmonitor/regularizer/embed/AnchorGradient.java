package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Precision;

/**
 * d_anchor of one layer on one minibatch, and its gradient with respect to the layer's activations,
 * in one call. M. A. Khan, Concept-Monitor (MSc thesis, UC San Diego, 2023), equations 2.1 and 2.2,
 * with cos-cubed as the detector.
 *
 * <p>Forward: x = cubed activations, p = cubed concept activations ({@link CubedColumns}), sim =
 * transpose(x) p, lambda = softmax(sim / T), u = lambda f(w), d_anchor = mean over the anchors of
 * the least ||u - f(a)||. Backward: only an anchor's nearest neuron has a gradient, so the products
 * back are of the *winners* alone. Words are measured from their mean vector, which changes no
 * distance and keeps single precision exact where all neurons lie close to that mean.
 *
 * <p>Defined at the edges: constant neurons (dead ones among them) are left out and have gradient
 * 0; of equally near neurons the first is the nearest; a distance of 0 has gradient 0; with no
 * living neuron, such as in a minibatch of one image, value and gradient are 0.
 *
 * <p>Below T = 0.05 similarities are in double precision whatever precision was chosen.
 *
 * <p>Memory is allocated by the first call, and anew only for a larger minibatch. For one thread.
 */
public final class AnchorGradient {
  /* Similarities are divided by T before the exponential, and so are their errors of rounding. */
  private static final double FINE_BELOW = 0.05;

  private final AnchorSpace space;
  private final int width;
  private final CentredWords words;
  private final AnchorSearch search;
  private final AnchorPull anchorPull;
  private final CubedColumns neuronColumns;
  private final CubedColumns conceptColumns;
  private final Detection detection;
  private final Detection fineDetection;
  private final BackEndMatrix weights;
  private final BackEndMatrix embeddings;
  private final BackEndMatrix product;
  private final BackEndMatrix pull;
  private boolean[] living = {};
  private final double[] lambda;
  private double[] neurons = {};
  private double[] scratch = {};
  private double[] gradient = {};

  /** Makes a workspace that fits any number of images and neurons. */
  public AnchorGradient(AnchorSpace space, Precision precision) {
    this.space = space;
    this.words = new CentredWords(space, precision);
    this.width = words.width();
    int[] anchors = space.anchors();
    this.search =
        new AnchorSearch(anchors.length, precision == Precision.SINGLE ? 0x1p-24 : 0x1p-50);
    this.anchorPull = new AnchorPull(words, anchors);
    double rounding = precision == Precision.SINGLE ? 0x1p-20 : 0x1p-49;
    this.neuronColumns = new CubedColumns(space.floor(), rounding);
    this.conceptColumns = new CubedColumns(space.floor(), rounding);
    this.detection = Detection.in(precision);
    this.fineDetection = Detection.in(Precision.DOUBLE);
    this.weights = new BackEndMatrix(precision);
    this.embeddings = new BackEndMatrix(precision);
    this.product = new BackEndMatrix(precision);
    this.pull = new BackEndMatrix(precision);
    this.lambda = new double[space.concepts()];
  }

  /**
   * Computes value and gradient.
   *
   * @param activations [images, neurons] row by row: a dense layer's, or the spatial means of a
   *     convolution layer's maps [images, neurons, height, width]: the gradient with respect to
   *     each pixel is then that of the mean divided by height times width
   * @param conceptActivations P [images, concepts] row by row, of the same images
   * @param temperature T, above 0
   * @return the value; its gradient is in {@link #gradient} until the next call
   * @throws IllegalArgumentException if P holds NaN or infinity
   */
  public AnchorValue compute(
      double[] activations,
      double[] conceptActivations,
      int images,
      int neuronCount,
      double temperature) {
    requirePositive(temperature);
    reserve(images, neuronCount);
    conceptColumns.set(conceptActivations, images, space.concepts());
    requireFiniteConcepts();
    neuronColumns.set(activations, images, neuronCount);
    Arrays.fill(gradient, 0, images * neuronCount, 0);
    int notFinite = countNotFinite(neuronCount);
    int alive = countLiving(neuronCount);
    if (notFinite > 0 || alive == 0) {
      return new AnchorValue(notFinite > 0 ? Double.NaN : 0, alive, notFinite);
    }
    embed(neuronCount, temperature);
    double value = measure(neuronCount);
    backward(images, neuronCount, temperature);
    return new AnchorValue(value, alive, 0);
  }

  /** The gradient [images, neurons] row by row; longer than that after a larger minibatch. */
  public double[] gradient() {
    return gradient;
  }

  /** Each anchor's nearest neuron in the last call that had a living neuron. */
  int[] nearest() {
    return search.nearest();
  }

  /** Each anchor's distance to its nearest neuron. */
  double[] distances() {
    return anchorPull.distances();
  }

  private Detection detection(double temperature) {
    return temperature < FINE_BELOW ? fineDetection : detection;
  }

  private void embed(int neuronCount, double temperature) {
    Detection detected = detection(temperature);
    detected.detect(neuronColumns, conceptColumns);
    weights.fill(
        neuronCount,
        space.concepts(),
        (neuron, row) -> {
          detected.similarity().get(neuron, row);
          SoftmaxRows.forward(row, space.concepts(), temperature);
        });
    embeddings.setProduct(weights, words.all());
    embeddings.get(neurons);
  }

  private double measure(int neuronCount) {
    product.setProductTranspose(embeddings, words.anchors());
    product.get(scratch);
    int[] nearest = search.find(neurons, width, scratch, neuronCount, living);
    return anchorPull.measure(neurons, neuronCount, nearest, scratch);
  }

  private void backward(int images, int neuronCount, double temperature) {
    Detection detected = detection(temperature);
    int winnerCount = anchorPull.winnerCount();
    pull.put(winnerCount, width, scratch);
    product.setProductTranspose(pull, words.all());
    detected
        .neurons()
        .fill(winnerCount, space.concepts(), (w, row) -> backward(row, w, temperature));
    detected.similarity().setProductTranspose(detected.concepts(), detected.neurons());
    detected.similarity().get(scratch);
    for (int n = 0; n < images; n++) {
      for (int w = 0; w < winnerCount; w++) {
        gradient[n * neuronCount + anchorPull.winner(w)] = scratch[n * winnerCount + w];
      }
    }
    neuronColumns.backward(gradient);
  }

  private void backward(double[] row, int winner, double temperature) {
    product.get(winner, row);
    weights.get(anchorPull.winner(winner), lambda);
    SoftmaxRows.backward(row, lambda, space.concepts(), temperature);
  }

  private int countNotFinite(int neuronCount) {
    int count = 0;
    for (int k = 0; k < neuronCount; k++) {
      count += neuronColumns.isFinite(k) ? 0 : 1;
    }
    return count;
  }

  private int countLiving(int neuronCount) {
    int count = 0;
    for (int k = 0; k < neuronCount; k++) {
      living[k] = neuronColumns.isFinite(k) && !neuronColumns.isConstant(k);
      count += living[k] ? 1 : 0;
    }
    return count;
  }

  private void requireFiniteConcepts() {
    for (int c = 0; c < space.concepts(); c++) {
      if (!conceptColumns.isFinite(c)) {
        throw new IllegalArgumentException(
            "the activations of concept %d hold NaN or infinity: expected finite numbers for every image, see their source"
                .formatted(c));
      }
    }
  }

  private static void requirePositive(double temperature) {
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw new IllegalArgumentException(
          "the temperature is %s: expected a finite number above 0, such as 0.1"
              .formatted(temperature));
    }
  }

  private void reserve(int images, int neuronCount) {
    if (living.length < neuronCount) {
      living = new boolean[neuronCount];
      neurons = new double[neuronCount * width];
    }
    int most = Math.max(space.concepts(), Math.max(width, images));
    if (scratch.length < neuronCount * most) {
      scratch = new double[neuronCount * most];
    }
    if (gradient.length < images * neuronCount) {
      gradient = new double[images * neuronCount];
    }
  }
}
