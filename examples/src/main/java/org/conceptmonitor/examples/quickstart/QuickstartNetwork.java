package org.conceptmonitor.examples.quickstart;

import org.conceptmonitor.examples.data.FashionMnist;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A small convolution network: 16 filters of 5 x 5, 32 of 3 x 3, a dense layer of 64, ten classes.
 * Strides of 2 take the place of pooling, which costs DL4J four times as long on a processor.
 */
public final class QuickstartNetwork {
  static final double LEARNING_RATE = 2e-3;

  private QuickstartNetwork() {}

  /** A network with fresh parameters. */
  public static MultiLayerNetwork create(long seed) {
    var network = new MultiLayerNetwork(configuration(seed));
    network.init();
    return network;
  }

  private static MultiLayerConfiguration configuration(long seed) {
    return new NeuralNetConfiguration.Builder()
        .seed(seed)
        .weightInit(WeightInit.RELU)
        .updater(new Adam(LEARNING_RATE))
        .list()
        .layer(convolution("conv1", 16, 5))
        .layer(convolution("conv2", 32, 3))
        .layer(new DenseLayer.Builder().name("dense1").nOut(64).activation(Activation.RELU).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .name("output")
                .nOut(FashionMnist.CLASSES)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutional(FashionMnist.SIDE, FashionMnist.SIDE, 1))
        .build();
  }

  private static ConvolutionLayer convolution(String name, int filters, int side) {
    return new ConvolutionLayer.Builder(side, side)
        .name(name)
        .stride(2, 2)
        .nOut(filters)
        .activation(Activation.RELU)
        .build();
  }
}
