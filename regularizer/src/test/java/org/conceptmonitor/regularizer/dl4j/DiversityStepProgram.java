package org.conceptmonitor.regularizer.dl4j;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What a whole training step of the quickstart's network on 128 images costs plain, and with the
 * term on one layer, all words of the default concept set as concepts and anchors. Steps of all
 * networks are taken in turns, so that whatever else the machine does meets them alike. Not part of
 * the build; docs/benchmarks.md says how to run it: {@code DiversityStepProgram ROUNDS}.
 */
public final class DiversityStepProgram {
  private static final int IMAGES = 128;
  private static final int CLASSES = 10;
  private static final int WARM_UP = 100;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private DiversityStepProgram() {}

  /** Takes the steps and prints what they took. */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    INDArray images = TinyNetworks.normal(DataType.FLOAT, 1, IMAGES, 1, 28, 28);
    List<Contender> contenders =
        List.of(plain(images), regularized("conv2", images), regularized("dense1", images));
    for (int round = 0; round < WARM_UP; round++) {
      contenders.forEach(Contender::step);
    }
    contenders.forEach(Contender::forget);
    for (int round = 0; round < rounds; round++) {
      contenders.forEach(Contender::step);
    }
    contenders.forEach(contender -> System.out.println(contender.against(contenders.get(0))));
  }

  private static Contender plain(INDArray images) {
    org.nd4j.linalg.dataset.MultiDataSet minibatch =
        new org.nd4j.linalg.dataset.MultiDataSet(images, labels());
    return new Contender("plain", ConceptDiversity.asGraph(quickstart()), minibatch);
  }

  private static Contender regularized(String layer, INDArray images) {
    ConceptSource source =
        ConceptSource.ofClassLabels(
            ConceptSet.broden(),
            BrodenVectors.load(),
            List.of("dog", "car", "house", "tree", "sky", "bed", "cup", "boat", "road", "chair"));
    List<DataSet> one = List.of(new DataSet(images, labels()));
    return new Contender(
        layer,
        ConceptDiversity.builder()
            .layer(layer)
            .conceptActivations(source)
            .build()
            .attachTo(quickstart()),
        ConceptDiversity.iterator(new MinibatchesInMemory(one), source).next());
  }

  private static INDArray labels() {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, IMAGES, CLASSES);
    for (int i = 0; i < IMAGES; i++) {
      labels.putScalar(i, i % CLASSES, 1);
    }
    return labels;
  }

  private static MultiLayerNetwork quickstart() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .weightInit(WeightInit.RELU)
                .updater(new Adam(2e-3))
                .activation(Activation.RELU)
                .list()
                .layer(convolution("conv1", 16, 5))
                .layer(convolution("conv2", 32, 3))
                .layer(new DenseLayer.Builder().name("dense1").nOut(64).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .name("output")
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
    network.init();
    return network;
  }

  private static ConvolutionLayer convolution(String name, int filters, int side) {
    return new ConvolutionLayer.Builder(side, side).name(name).stride(2, 2).nOut(filters).build();
  }

  /** A network, its minibatch, and what its steps took. */
  private record Contender(
      String name,
      ComputationGraph network,
      MultiDataSet minibatch,
      List<Double> milliseconds,
      List<Double> processor,
      List<Double> kilobytes) {

    private Contender(String name, ComputationGraph network, MultiDataSet minibatch) {
      this(name, network, minibatch, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void step() {
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      network.fit(minibatch);
      milliseconds.add((System.nanoTime() - start) / 1e6);
      processor.add((THREADS.getCurrentThreadCpuTime() - cpu) / 1e6);
      kilobytes.add((THREADS.getCurrentThreadAllocatedBytes() - bytes) / 1024.0);
    }

    void forget() {
      milliseconds.clear();
      processor.clear();
      kilobytes.clear();
    }

    String against(Contender plain) {
      return String.format(
          Locale.ROOT,
          "%s: median %.2f ms (%.3f), lower decile %.2f ms (%.3f), processor %.2f ms (%.3f), %.1f KiB allocated",
          name,
          quantile(milliseconds, 0.5),
          quantile(milliseconds, 0.5) / quantile(plain.milliseconds, 0.5),
          quantile(milliseconds, 0.1),
          quantile(milliseconds, 0.1) / quantile(plain.milliseconds, 0.1),
          quantile(processor, 0.5),
          quantile(processor, 0.5) / quantile(plain.processor, 0.5),
          quantile(kilobytes, 0.5));
    }

    private static double quantile(List<Double> values, double share) {
      double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.sort(sorted);
      return sorted[(int) (share * (sorted.length - 1))];
    }
  }
}
