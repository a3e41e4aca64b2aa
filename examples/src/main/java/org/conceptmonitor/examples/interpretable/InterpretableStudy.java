package org.conceptmonitor.examples.interpretable;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.conceptmonitor.agent.probe.HeldOutProbeSet;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.examples.data.FashionMnist;
import org.conceptmonitor.examples.data.FashionMnistOption;
import org.conceptmonitor.regularizer.interpret.LayerReading;
import org.conceptmonitor.regularizer.interpret.NeuronState;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts neurons in each state before and after training, and prints one CSV row a layer. */
@Command(
    name = "interpretable",
    description = "Counts the neurons that detect a concept over training runs, as CSV.",
    mixinStandardHelpOptions = true)
public final class InterpretableStudy implements Callable<Integer> {
  private static final int BATCH = 64;
  private static final double THRESHOLD = 0.2;

  @Spec private CommandSpec command;

  @Option(names = "--seeds", split = ",", defaultValue = "101,102,103")
  private List<Long> seeds;

  @Option(names = "--epochs", defaultValue = "5", description = "Epochs (${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "0.002,0.3",
      description = "Adam's learning rates, the last one ruinous (${DEFAULT-VALUE}).")
  private List<Double> rates;

  @Option(names = "--images", defaultValue = "4000", description = "Synthetic probe images.")
  private int images;

  @Option(names = "--train", defaultValue = "6000", description = "Training images at most.")
  private int trainingImages;

  @Mixin private FashionMnistOption data;

  @Override
  public Integer call() {
    FashionMnist fashion = data.read();
    List<StudyProbe> probes = List.of(synthetic(), heldOut(fashion.test()));
    List<DataSet> batches = batches(fashion.train());
    out().println("network,rate,seed,epoch,accuracy,probes,layer,neurons,dead,low_level,concept");
    for (StudyNetwork kind : StudyNetwork.all()) {
      for (long seed : seeds) {
        for (double rate : rates) {
          train(kind, seed, rate, batches, fashion.test(), probes);
        }
      }
    }
    return 0;
  }

  private void train(
      StudyNetwork kind,
      long seed,
      double rate,
      List<DataSet> batches,
      DataSet test,
      List<StudyProbe> probes) {
    MultiLayerNetwork network = kind.create(seed, rate);
    for (int epoch = 0; epoch <= epochs; epoch++) {
      if (epoch > 0) {
        network.fit(new ExistingDataSetIterator(batches));
      }
      double accuracy =
          network.evaluate(new ExistingDataSetIterator(test.batchBy(BATCH))).accuracy();
      String run = "%s,%s,%d,%d,%.3f".formatted(kind.name(), rate, seed, epoch, accuracy);
      probes.forEach(probe -> print(run, kind, probe, network));
    }
  }

  private void print(String run, StudyNetwork kind, StudyProbe probe, MultiLayerNetwork network) {
    List<LayerReading> readings = probe.read(network, kind.hiddenLayers());
    for (int layer = 0; layer < readings.size(); layer++) {
      LayerReading reading = readings.get(layer);
      out()
          .printf(
              "%s,%s,%s,%d,%d,%d,%d%n",
              run,
              probe.name(),
              kind.layerName(layer),
              reading.neurons().size(),
              reading.count(NeuronState.DEAD),
              reading.count(NeuronState.LOW_LEVEL),
              reading.count(NeuronState.CONCEPT));
    }
    out().flush();
  }

  private List<DataSet> batches(DataSet train) {
    List<DataSet> batches = train.batchBy(BATCH);
    return batches.subList(0, Math.min(batches.size(), Math.max(1, trainingImages / BATCH)));
  }

  private StudyProbe synthetic() {
    ImageShape shape = new ImageShape(1, FashionMnist.SIDE, FashionMnist.SIDE);
    return new StudyProbe(
        "synthetic",
        SyntheticProbeSet.builder().shape(shape).images(images).build(),
        ReplicatedRule.above(THRESHOLD));
  }

  private static StudyProbe heldOut(DataSet test) {
    return new StudyProbe(
        "held-out",
        HeldOutProbeSet.builder(test)
            .name("Fashion-MNIST test")
            .classNames(FashionMnist.CLASS_NAMES)
            .build(),
        ReplicatedRule.above(THRESHOLD));
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
