package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.analysis.LayerActivations;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * From a network whose filters are known to their words: a ReLU convolution layer with one filter
 * for upright stripes two pixels wide, and one for a checkerboard of fields three pixels wide.
 */
class HandSetFilterTest {
  private static final int SIZE = 9;
  private static final int STRIPES = 0;
  private static final int CHECKS = 1;

  private final ProbeSet probeSet =
      SyntheticProbeSet.builder().shape(new ImageShape(1, 28, 28)).images(2_000).seed(1).build();

  @Test
  void filtersForStripesAndForACheckerboardGetWordsOfTheirFamilies() {
    MultiLayerNetwork network = network();
    TrainingCapture capture = TrainingCapture.of(network);
    InputLayout layout = capture.inputLayout(Optional.empty()).orElseThrow();
    ProbeReader reader =
        capture.reader(probeSet, layout, Optional.empty(), List.of("filters"), false);
    LayerActivations answers =
        reader.read(capture.copyParameters(network, 0, 0, System.nanoTime())).get(0);

    assertThat(answers.activations().rows()).isEqualTo(2_000);
    assertThat(word(answers, STRIPES))
        .isIn("striped", "lined", "banded", "pleated", "stratified", "zigzagged");
    assertThat(word(answers, CHECKS))
        .isIn("chequered", "grid", "gauzy", "meshed", "waffled", "crosshatched");
  }

  private String word(LayerActivations answers, int neuron) {
    Matrix similarity =
        new CosCubed()
            .similarity(LayerProbe.of(answers.activations(), probeSet.conceptActivations()));
    return IntStream.range(0, similarity.columns())
        .boxed()
        .max(Comparator.comparingDouble(concept -> similarity.get(neuron, concept)))
        .map(probeSet.concepts().words()::get)
        .orElseThrow();
  }

  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new ConvolutionLayer.Builder(SIZE, SIZE)
                        .name("filters")
                        .nOut(2)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutionalFlat(28, 28, 1))
                .build());
    network.init();
    setFilter(network, STRIPES, 5, (x, y) -> (x + 1) / 2 % 2);
    setFilter(network, CHECKS, SIZE, (x, y) -> (x / 3 + y / 3) % 2);
    return network;
  }

  /** Sets a pattern of two kinds of weights with mean 0 in the middle of a filter. */
  private static void setFilter(
      MultiLayerNetwork network, int channel, int side, IntBinaryOperator pattern) {
    double mean =
        IntStream.range(0, side * side)
            .map(i -> pattern.applyAsInt(i % side, i / side))
            .average()
            .orElseThrow();
    int margin = (SIZE - side) / 2;
    INDArray filters = network.getLayer(0).getParam("W");
    filters.slice(channel).assign(0);
    for (int i = 0; i < side * side; i++) {
      filters.putScalar(
          new int[] {channel, 0, margin + i / side, margin + i % side},
          pattern.applyAsInt(i % side, i / side) - mean);
    }
  }
}
