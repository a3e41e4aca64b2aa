package org.conceptmonitor.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversity;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversityBuilder;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of one convolution, one dense and one output layer, for flat images of 12 x 12. */
public final class TinyNetworks {
  /** Side of the images. */
  public static final int SIDE = 12;

  private static final int CLASSES = 3;

  private TinyNetworks() {}

  /** Layers "conv", "dense", "out", with a fixed seed. */
  public static MultiLayerNetwork multiLayer() {
    return multiLayer(0);
  }

  /**
   * The same with dropout before the dense layer.
   *
   * @param retain probability to keep a value; 0 for no dropout
   */
  public static MultiLayerNetwork multiLayer(double retain) {
    MultiLayerConfiguration configuration =
        builder()
            .list()
            .layer(conv())
            .layer(dense(retain))
            .layer(out())
            .setInputType(InputType.convolutionalFlat(SIDE, SIDE, 1))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  /** The same as a graph. */
  public static ComputationGraph graph() {
    return graph(0);
  }

  /**
   * The same with dropout before the dense layer.
   *
   * @param retain probability to keep a value; 0 for no dropout
   */
  public static ComputationGraph graph(double retain) {
    ComputationGraphConfiguration configuration =
        builder()
            .graphBuilder()
            .addInputs("in")
            .addLayer("conv", conv(), "in")
            .addLayer("dense", dense(retain), "conv")
            .addLayer("out", out(), "dense")
            .setOutputs("out")
            .setInputTypes(InputType.convolutionalFlat(SIDE, SIDE, 1))
            .build();
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    return network;
  }

  /** A copy with the concept diversity term, as a user attaches it, on some layers. */
  public static ComputationGraph regularized(ComputationGraph network, String... layers) {
    ConceptDiversityBuilder builder = ConceptDiversity.builder().conceptActivations(concepts());
    Arrays.stream(layers).forEach(builder::layer);
    return builder.build().attachTo(network);
  }

  /** Concept activations from what the classes of the {@link #examples()} are called. */
  public static ConceptSource concepts() {
    ConceptSet broden = ConceptSet.broden();
    return ConceptSource.ofClassLabels(
        new ConceptSet("some of Broden", broden.concepts().subList(0, 30)),
        BrodenVectors.load(),
        List.of("black", "mountain", "white"));
  }

  private static NeuralNetConfiguration.Builder builder() {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .updater(new Adam(0.01))
        .activation(Activation.RELU);
  }

  private static ConvolutionLayer conv() {
    return new ConvolutionLayer.Builder(3, 3).name("conv").nOut(5).build();
  }

  private static DenseLayer dense(double retain) {
    return new DenseLayer.Builder().name("dense").nOut(8).dropOut(retain).build();
  }

  private static OutputLayer out() {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .name("out")
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  /** Bright, dark and half bright noise, 96 examples in minibatches of 16; always the same. */
  public static DataSetIterator examples() {
    int count = 96;
    Random random = new Random(3);
    float[] pixels = new float[count * SIDE * SIDE];
    INDArray labels = Nd4j.zeros(count, CLASSES);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(CLASSES);
      labels.putScalar(i, label, 1);
      for (int p = 0; p < SIDE * SIDE; p++) {
        pixels[i * SIDE * SIDE + p] = (label + random.nextFloat()) / CLASSES;
      }
    }
    DataSet all =
        new DataSet(Nd4j.createFromArray(pixels).reshape('c', count, SIDE * SIDE), labels);
    return new ListDataSetIterator<>(all.asList(), 16);
  }
}
