package org.conceptmonitor.examples.interpretable;

import java.util.List;
import org.conceptmonitor.examples.data.FashionMnist;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An architecture of the study: hidden layers before a softmax over the classes.
 *
 * @param name as printed
 * @param hidden the layers, named
 */
public record StudyNetwork(String name, List<Layer> hidden) {
  /** Two convolution layers and a dense one; three dense layers. */
  static List<StudyNetwork> all() {
    return List.of(
        new StudyNetwork(
            "convolution",
            List.of(convolution("conv1", 32, 5), convolution("conv2", 32, 3), dense("dense", 64))),
        dense());
  }

  /** Dense layers of 128, 64 and 64 units: {@code dense1}, {@code dense2}, {@code dense3}. */
  public static StudyNetwork dense() {
    return new StudyNetwork(
        "dense", List.of(dense("dense1", 128), dense("dense2", 64), dense("dense3", 64)));
  }

  /** A network with fresh parameters. */
  public MultiLayerNetwork create(long seed, double learningRate) {
    var layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.RELU)
            .updater(new Adam(learningRate))
            .list();
    hidden.forEach(layer -> layers.layer(layer.clone()));
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(FashionMnist.CLASSES)
            .activation(Activation.SOFTMAX)
            .build());
    layers.setInputType(InputType.convolutional(FashionMnist.SIDE, FashionMnist.SIDE, 1));
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  /** How many layers come before the output. */
  int hiddenLayers() {
    return hidden.size();
  }

  /** A hidden layer's name. */
  String layerName(int index) {
    return hidden.get(index).getLayerName();
  }

  private static Layer convolution(String name, int filters, int side) {
    return new ConvolutionLayer.Builder(side, side)
        .name(name)
        .stride(2, 2)
        .nOut(filters)
        .activation(Activation.RELU)
        .build();
  }

  private static Layer dense(String name, int units) {
    return new DenseLayer.Builder().name(name).nOut(units).activation(Activation.RELU).build();
  }
}
