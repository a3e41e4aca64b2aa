package org.conceptmonitor.regularizer.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks, data and concepts small enough to train in milliseconds. */
final class TinyNetworks {
  static final int INPUTS = 6;
  static final int SIDE = 6;
  static final int CLASSES = 3;
  static final int CONCEPTS = 9;
  static final int IMAGES = 10;

  private TinyNetworks() {}

  /** Inputs to "dense1" and "dense2", then "out". */
  static ComputationGraph dense(DataType type, Activation activation, IUpdater updater) {
    return initialised(
        settings(type, updater)
            .addInputs("in")
            .addLayer("dense1", dense(INPUTS, 7, activation), "in")
            .addLayer("dense2", dense(7, 5, activation), "dense1")
            .addLayer("out", output(5), "dense2")
            .setOutputs("out"));
  }

  /** Images to "conv1" and "conv2", then "out". */
  static ComputationGraph convolution(DataType type, Activation activation) {
    return initialised(
        settings(type, new Sgd(0.1))
            .addInputs("in")
            .addLayer("conv1", convolution(4, activation), "in")
            .addLayer("conv2", convolution(5, activation), "conv1")
            .addLayer("out", output(0), "conv2")
            .setOutputs("out")
            .setInputTypes(InputType.convolutional(SIDE, SIDE, 1)));
  }

  /** The same with maps [images, height, width, channels]. */
  static ComputationGraph channelsLast(DataType type, Activation activation) {
    ConvolutionLayer.Builder first = new ConvolutionLayer.Builder(3, 3).nOut(4);
    ConvolutionLayer.Builder second = new ConvolutionLayer.Builder(3, 3).nOut(5);
    return initialised(
        settings(type, new Sgd(0.1))
            .addInputs("in")
            .addLayer(
                "conv1", first.activation(activation).dataFormat(CNN2DFormat.NHWC).build(), "in")
            .addLayer(
                "conv2",
                second.activation(activation).dataFormat(CNN2DFormat.NHWC).build(),
                "conv1")
            .addLayer("out", output(0), "conv2")
            .setOutputs("out")
            .setInputTypes(InputType.convolutional(SIDE, SIDE, 1, CNN2DFormat.NHWC)));
  }

  /** Inputs to "dense", "relu", then "out". */
  static ComputationGraph withActivationLayer() {
    return initialised(
        settings(DataType.FLOAT, new Sgd(0.1))
            .addInputs("in")
            .addLayer("dense", dense(INPUTS, 7, Activation.IDENTITY), "in")
            .addLayer("relu", new ActivationLayer(Activation.RELU), "dense")
            .addLayer("out", output(7), "relu")
            .setOutputs("out"));
  }

  private static ComputationGraphConfiguration.GraphBuilder settings(
      DataType type, IUpdater updater) {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .dataType(type)
        .updater(updater)
        .l2(1e-3)
        .graphBuilder();
  }

  private static ComputationGraph initialised(ComputationGraphConfiguration.GraphBuilder graph) {
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }

  static DenseLayer dense(int in, int out, Activation activation) {
    return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
  }

  static OutputLayer output(int in) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(in)
        .nOut(CLASSES)
        .activation(Activation.SOFTMAX)
        .build();
  }

  private static ConvolutionLayer convolution(int channels, Activation activation) {
    return new ConvolutionLayer.Builder(3, 3).nOut(channels).activation(activation).build();
  }

  /** Minibatches of vectors. */
  static DataSetIterator vectors(int minibatches, DataType type) {
    return new MinibatchesInMemory(
        IntStream.range(0, minibatches)
            .mapToObj(i -> new DataSet(normal(type, i, IMAGES, INPUTS), labels(i, type)))
            .toList());
  }

  /** Minibatches of images [images, 1, height, width]. */
  static DataSetIterator images(int minibatches, DataType type) {
    return images(minibatches, type, 1, SIDE, SIDE);
  }

  /** Minibatches of images of a shape. */
  static DataSetIterator images(int minibatches, DataType type, long... shape) {
    long[] all = {IMAGES, shape[0], shape[1], shape[2]};
    return new MinibatchesInMemory(
        IntStream.range(0, minibatches)
            .mapToObj(i -> new DataSet(normal(type, i, all), labels(i, type)))
            .toList());
  }

  private static INDArray labels(int seed, DataType type) {
    Random random = new Random(seed);
    INDArray labels = Nd4j.zeros(type, IMAGES, CLASSES);
    for (int image = 0; image < IMAGES; image++) {
      labels.putScalar(image, random.nextInt(CLASSES), 1);
    }
    return labels;
  }

  static INDArray normal(DataType type, long seed, long... shape) {
    Random random = new Random(seed);
    double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.create(values, shape, 'c').castTo(type);
  }

  /** Concept activations that depend on the image and on nothing else. */
  static ConceptSource source() {
    return source(CONCEPTS);
  }

  static ConceptSource source(int concepts) {
    ConceptSet set = concepts(concepts);
    return new ConceptSource() {
      @Override
      public ConceptSet concepts() {
        return set;
      }

      @Override
      public Matrix activations(INDArray images, INDArray labels) {
        INDArray flat = images.dup('c').reshape(images.size(0), images.length() / images.size(0));
        Matrix pixels = Matrix.of((int) flat.size(0), (int) flat.size(1), flat.data().asFloat());
        return pixels.times(RandomMatrices.normal(pixels.columns(), concepts, 17));
      }
    };
  }

  static ConceptSet concepts(int count) {
    List<Concept> concepts = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      concepts.add(new Concept("word" + c, ConceptCategory.OBJECT));
    }
    return new ConceptSet("test words", concepts);
  }

  /** Random directions as the words' vectors. */
  static TextEncoder encoder() {
    return new TextEncoder() {
      @Override
      public String name() {
        return "random";
      }

      @Override
      public String identity() {
        return "random";
      }

      @Override
      public int width() {
        return 7;
      }

      @Override
      public Matrix encode(List<String> words) {
        return RandomMatrices.unitRows(words.size(), 7, 23);
      }
    };
  }

  /** A builder with everything but layers. */
  static ConceptDiversityBuilder diversity() {
    return ConceptDiversity.builder().conceptActivations(source()).textEncoder(encoder());
  }

  /** One minibatch with its concept activations. */
  static MultiDataSet minibatch(DataSetIterator data) {
    return ConceptDiversity.iterator(data, source()).next();
  }
}
