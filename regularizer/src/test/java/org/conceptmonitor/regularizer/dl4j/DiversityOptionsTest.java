package org.conceptmonitor.regularizer.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** What the temperature's schedule and the choice of anchors do to d_anchor. */
class DiversityOptionsTest {
  @Test
  void theTemperatureFollowsItsScheduleByIterationAndByEpoch() {
    MapSchedule iterations =
        new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0.5).add(1, 0.05).build();
    MapSchedule epochs =
        new MapSchedule.Builder(ScheduleType.EPOCH).add(0, 0.5).add(1, 0.05).build();
    double warm = distancesWhileNothingIsLearnt(new FixedSchedule(0.5), 1, 1)[0];
    double cold = distancesWhileNothingIsLearnt(new FixedSchedule(0.05), 1, 1)[0];
    assertThat(warm).isNotCloseTo(cold, within(0.01));
    assertThat(distancesWhileNothingIsLearnt(iterations, 2, 1)).containsExactly(warm, cold);
    assertThat(distancesWhileNothingIsLearnt(epochs, 2, 2)).containsExactly(warm, warm, cold, cold);
  }

  /* The same minibatch in each iteration, at a learning rate of 0. */
  private static double[] distancesWhileNothingIsLearnt(
      ISchedule temperature, int minibatches, int epochs) {
    ComputationGraph network =
        TinyNetworks.diversity()
            .layer("dense1")
            .temperature(temperature)
            .build()
            .attachTo(TinyNetworks.dense(DataType.DOUBLE, Activation.TANH, new Sgd(0)));
    List<Double> distances = new ArrayList<>();
    network.setListeners(
        new BaseTrainingListener() {
          @Override
          public void iterationDone(Model model, int iteration, int epoch) {
            distances.add(distance((ComputationGraph) model));
          }
        });
    DataSet one = TinyNetworks.vectors(1, DataType.DOUBLE).next();
    DataSetIterator same = new MinibatchesInMemory(Collections.nCopies(minibatches, one));
    network.fit(ConceptDiversity.iterator(same, TinyNetworks.source()), epochs);
    return distances.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void onlyTheAnchorsNamedCount() {
    double first = distanceTo("word1");
    double second = distanceTo("word3");
    assertThat(first).isNotCloseTo(second, within(1e-3));
    assertThat(distanceTo("word3", "word1")).isCloseTo((first + second) / 2, within(1e-12));
  }

  private static double distanceTo(String... anchors) {
    ComputationGraph network =
        TinyNetworks.diversity()
            .layer("dense1")
            .anchors(anchors)
            .build()
            .attachTo(TinyNetworks.dense(DataType.DOUBLE, Activation.TANH, new Sgd(0.1)));
    network.fit(
        ConceptDiversity.iterator(TinyNetworks.vectors(1, DataType.DOUBLE), TinyNetworks.source()),
        1);
    return distance(network);
  }

  private static double distance(ComputationGraph network) {
    return ConceptDiversity.latestSteps(network).get(0).anchorDistance();
  }
}
