package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.conceptmonitor.agent.TinyNetworks;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class TrainingScalarsTest {
  private final DataSet minibatch = TinyNetworks.examples().next();

  /** Collects what the scalars say of each iteration. */
  private static final class Probe extends BaseTrainingListener {
    private final TrainingScalars scalars = new TrainingScalars();
    private final List<ScalarRow> rows = new ArrayList<>();

    @Override
    public void onBackwardPass(Model model) {
      scalars.backwardPass(NetworkView.of(model));
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      rows.addAll(scalars.iterationDone(NetworkView.of(model), iteration + 1L, epoch));
    }

    private List<Double> values(String tag) {
      return rows.stream().filter(row -> row.tag().equals(tag)).map(ScalarRow::value).toList();
    }
  }

  @Test
  void accuracyIsThatOfTheMinibatchBeforeItsStep() {
    MultiLayerNetwork layers = TinyNetworks.multiLayer();
    ComputationGraph graph = TinyNetworks.graph();
    Map<Model, Supplier<Evaluation>> expected =
        Map.of(
            layers, () -> evaluation(layers.output(minibatch.getFeatures())),
            graph, () -> evaluation(graph.outputSingle(minibatch.getFeatures())));
    expected.forEach(
        (network, evaluation) -> {
          Probe probe = new Probe();
          network.setListeners(probe);
          List<Double> accuracies = new ArrayList<>();
          for (int i = 0; i < 5; i++) {
            accuracies.add(evaluation.get().accuracy());
            fit(network);
          }
          assertThat(probe.values("train/accuracy")).isEqualTo(accuracies);
        });
  }

  private Evaluation evaluation(INDArray output) {
    Evaluation evaluation = new Evaluation();
    evaluation.eval(minibatch.getLabels(), output);
    return evaluation;
  }

  private void fit(Model network) {
    if (network instanceof MultiLayerNetwork layers) {
      layers.fit(minibatch);
    } else {
      ((ComputationGraph) network).fit(minibatch);
    }
  }

  @Test
  void scoreLearningRateAndStepsFollowTheTraining() {
    MultiLayerNetwork network = oneLayer(LossFunction.MCXENT, Activation.SOFTMAX);
    Probe probe = new Probe();
    network.setListeners(probe);
    for (int i = 0; i < 3; i++) {
      network.fit(minibatch);
      assertThat(probe.values("train/score")).last().isEqualTo(network.score());
    }

    List<Double> rates = probe.values("train/learning_rate");
    assertThat(rates).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(rates.get(i)).isCloseTo(0.1 * Math.pow(0.5, i), within(1e-12));
    }
    assertThat(probe.rows).extracting(ScalarRow::step).contains(1L, 2L, 3L);
    assertThat(probe.values("train/examples_per_second")).hasSize(2).allMatch(speed -> speed > 0);
  }

  @Test
  void aRegressionHasNoAccuracy() {
    MultiLayerNetwork network = oneLayer(LossFunction.MSE, Activation.IDENTITY);
    Probe probe = new Probe();
    network.setListeners(probe);
    network.fit(minibatch);

    assertThat(probe.values("train/score")).hasSize(1);
    assertThat(probe.values("train/accuracy")).isEmpty();
  }

  @Test
  void aDivergedNetworkShowsItsScoreAsItIs() {
    MultiLayerNetwork network = oneLayer(LossFunction.MCXENT, Activation.SOFTMAX);
    network.params().assign(Nd4j.valueArrayOf(network.params().shape(), Float.NaN));
    Probe probe = new Probe();
    network.setListeners(probe);
    network.fit(minibatch);

    assertThat(probe.values("train/score")).containsExactly(Double.NaN);
    assertThat(probe.values("train/accuracy")).containsExactly(0.0);
  }

  private static MultiLayerNetwork oneLayer(LossFunction loss, Activation activation) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(new ExponentialSchedule(ScheduleType.ITERATION, 0.1, 0.5)))
                .list()
                .layer(
                    new OutputLayer.Builder(loss)
                        .nIn(TinyNetworks.SIDE * TinyNetworks.SIDE)
                        .nOut(3)
                        .activation(activation)
                        .build())
                .build());
    network.init();
    return network;
  }
}
