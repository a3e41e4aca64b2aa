package org.conceptmonitor.regularizer.dl4j;

import java.util.List;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Precision;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.LossLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The network output that computes the term: value and gradient of each regularized layer. It hands
 * no gradient back itself; each layer's {@link ForkVertex}, where the rest of the loss arrives too,
 * weighs the term's and adds it. For one thread, as its network is.
 */
final class DiversityOutput extends LossLayer {
  private static final long serialVersionUID = 1;

  private final transient List<LayerTerm> terms;
  private final transient BackEndMatrix concepts;
  private transient double[] conceptActivations = {};
  private transient boolean computed;
  private transient double gradientScale;

  DiversityOutput(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    Precision precision = type == DataType.DOUBLE ? Precision.DOUBLE : Precision.SINGLE;
    this.concepts = new BackEndMatrix(precision);
    this.terms =
        loss().layers().stream().map(layer -> new LayerTerm(layer, loss(), precision)).toList();
  }

  /** The term of a layer. */
  LayerTerm term(String layer) {
    return terms.stream().filter(term -> term.name().equals(layer)).findFirst().orElseThrow();
  }

  List<LayerTerm> terms() {
    return terms;
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    super.setInput(input, workspaces);
    computed = false;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    compute();
    INDArray none =
        workspaces.create(ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c');
    return new Pair<>(new DefaultGradient(), none);
  }

  /**
   * The sum of the weighted terms: those of the latest step, where weights follow the gradients.
   */
  @Override
  public double computeScore(
      double fullNetworkRegularization, boolean training, LayerWorkspaceMgr workspaces) {
    if (!computed) {
      compute();
    }
    score = terms.stream().mapToDouble(LayerTerm::score).sum() + fullNetworkRegularization;
    return score;
  }

  /** The same for each example, since d_anchor is of the whole minibatch. */
  @Override
  public INDArray computeScoreForExamples(
      double fullNetworkRegularization, LayerWorkspaceMgr workspaces) {
    double each = computeScore(fullNetworkRegularization, false, workspaces);
    INDArray scores = Nd4j.valueArrayOf(new long[] {input.size(0), 1}, each, input.dataType());
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, scores);
  }

  /** Forgets the arrays; LossLayer would free the labels, which belong to the iterator. */
  @Override
  public void clear() {
    labels = null;
    computed = false;
    super.clear();
  }

  private void compute() {
    if (labels == null) {
      throw new IllegalStateException(
          "there are no concept activations: train with ConceptDiversity.iterator(data, source)");
    }
    loss().check(labels, input, maskArray);
    int images = (int) input.size(0);
    takeConcepts();
    int start = 0;
    for (LayerTerm term : terms) {
      INDArray columns = AnchorDistanceLoss.columns(input, start, term.neurons());
      term.compute(columns, conceptActivations, iterationCount, epochCount);
      start += term.neurons();
    }
    gradientScale = conf().isMiniBatch() ? images : 1;
    computed = true;
  }

  private void takeConcepts() {
    int length = (int) labels.length();
    if (conceptActivations.length < length) {
      conceptActivations = new double[length];
    }
    concepts.put(labels);
    concepts.get(conceptActivations);
  }

  /** What DeepLearning4J will divide gradients by after this step. */
  double gradientScale() {
    return gradientScale;
  }

  private AnchorDistanceLoss loss() {
    return (AnchorDistanceLoss) layerConf().getLossFn();
  }
}
