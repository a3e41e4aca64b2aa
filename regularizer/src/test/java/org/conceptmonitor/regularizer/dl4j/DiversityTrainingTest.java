package org.conceptmonitor.regularizer.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingGraphTrainer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class DiversityTrainingTest {
  @Test
  void trainingLowersAnchorDistance() {
    ComputationGraph network =
        TinyNetworks.diversity().layer("conv2").beta(1).build().attachTo(convolution());
    network.fit(batches(TinyNetworks.images(1, DataType.FLOAT)), 1);
    double before = only(network).anchorDistance();
    network.fit(batches(TinyNetworks.images(1, DataType.FLOAT)), 60);
    assertThat(only(network).anchorDistance()).isLessThan(before - 0.01);
    assertThat(only(network).iteration()).isEqualTo(60);
  }

  @Test
  void attachingKeepsPredictionsParametersUpdaterStateAndCounters() {
    ComputationGraph network = dense();
    network.fit(TinyNetworks.vectors(3, DataType.FLOAT), 2);
    ComputationGraph regularized = attach(network);
    assertThat(regularized.output(inputs())[0]).isEqualTo(network.output(inputs())[0]);
    assertThat(regularized.params()).isEqualTo(network.params());
    assertThat(regularized.getUpdater().getStateViewArray())
        .isEqualTo(network.getUpdater().getStateViewArray());
    assertThat(regularized.getIterationCount()).isEqualTo(6);
    assertThat(regularized.getEpochCount()).isEqualTo(2);
  }

  @Test
  void withBetaZeroTrainingIsAsWithoutTheRegularizer() {
    ComputationGraph network = dense();
    ComputationGraph regularized =
        TinyNetworks.diversity().layer("dense1").beta(0).build().attachTo(network);
    network.fit(TinyNetworks.vectors(3, DataType.FLOAT), 2);
    regularized.fit(batches(TinyNetworks.vectors(3, DataType.FLOAT)), 2);
    assertThat(regularized.params()).isEqualTo(network.params());
  }

  @Test
  void detachingKeepsPredictionsAndLeavesNoTrace() {
    ComputationGraph network = dense();
    ComputationGraph regularized = attach(network);
    regularized.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 2);
    ComputationGraph plain = ConceptDiversity.detach(regularized);
    assertThat(plain.outputSingle(inputs())).isEqualTo(regularized.output(inputs())[0]);
    assertThat(plain.getUpdater().getStateViewArray())
        .isEqualTo(regularized.getUpdater().getStateViewArray());
    assertThat(plain.getConfiguration().getVertices())
        .isEqualTo(network.getConfiguration().getVertices());
    assertThat(plain.getConfiguration().toJson()).doesNotContain("conceptmonitor");
    assertThat(plain.getConfiguration().getNetworkOutputs()).containsExactly("out");
  }

  @Test
  void aConfigurationSurvivesJson() {
    ComputationGraph regularized =
        TinyNetworks.diversity()
            .layer("dense1")
            .layer("dense2")
            .anchors("word1", "word4")
            .temperature(
                new MapSchedule.Builder(ScheduleType.EPOCH).add(0, 0.3).add(2, 0.1).build())
            .onNonFinite(NonFinitePolicy.SKIP)
            .build()
            .attachTo(dense());
    String json = regularized.getConfiguration().toJson();
    ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(json);
    assertThat(read.getVertices()).isEqualTo(regularized.getConfiguration().getVertices());
    assertThat(read.toJson()).isEqualTo(json);
  }

  @Test
  void aSavedNetworkTrainsOnAsIfItHadNeverBeenSaved() throws IOException {
    ComputationGraph network = attach(dense());
    network.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 2);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, file, true);
    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file.toByteArray()), true);
    network.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 2);
    restored.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 2);
    assertThat(restored.params()).isEqualTo(network.params());
    assertThat(ConceptDiversity.latestSteps(restored))
        .isEqualTo(ConceptDiversity.latestSteps(network));
    assertThat(ConceptDiversity.detach(restored).outputSingle(inputs()))
        .isEqualTo(restored.output(inputs())[0]);
  }

  /*
   * A worker may copy the network after another has made its first step, so nothing is learnt in
   * the first round, after which ParallelWrapper makes all workers equal.
   */
  @Test
  void twoParallelWorkersAverageTheStepsOfTwoNetworks() {
    MapSchedule rate =
        new MapSchedule.Builder(ScheduleType.ITERATION).add(0, 0).add(1, 0.1).build();
    ComputationGraph network =
        attach(TinyNetworks.dense(DataType.DOUBLE, Activation.RELU, new Sgd(rate)));
    List<MultiDataSet> minibatches = list(batches(TinyNetworks.vectors(4, DataType.DOUBLE)));
    ComputationGraph first = network.clone();
    ComputationGraph second = network.clone();
    first.fit(minibatches.get(0));
    first.fit(minibatches.get(2));
    second.fit(minibatches.get(1));
    second.fit(minibatches.get(3));
    INDArray expected = first.params().add(second.params()).divi(2);
    assertThat(first.params().distance2(second.params())).isGreaterThan(1e-3);

    ParallelWrapper parallel =
        new ParallelWrapper.Builder<>(network)
            .workers(2)
            .prefetchBuffer(0)
            .averagingFrequency(1)
            .trainingMode(ParallelWrapper.TrainingMode.AVERAGING)
            .build();
    parallel.fit(batches(TinyNetworks.vectors(4, DataType.DOUBLE)));
    parallel.shutdown();
    assertThat(network.params().distance2(expected)).isLessThan(1e-12);
  }

  @Test
  void earlyStoppingScoresWithTheTerm() {
    ComputationGraph network =
        TinyNetworks.diversity().layer("dense1").beta(1).build().attachTo(dense());
    MultiDataSetIterator held = batches(TinyNetworks.vectors(1, DataType.FLOAT));
    EarlyStoppingConfiguration<ComputationGraph> stopping =
        new EarlyStoppingConfiguration.Builder<ComputationGraph>()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(3))
            .scoreCalculator(new DataSetLossCalculator(held, true))
            .modelSaver(new InMemoryModelSaver<>())
            .build();
    EarlyStoppingResult<ComputationGraph> result =
        new EarlyStoppingGraphTrainer(
                stopping, network, batches(TinyNetworks.vectors(3, DataType.FLOAT)), null)
            .fit();
    assertThat(result.getTotalEpochs()).isEqualTo(3);
    ComputationGraph best = result.getBestModel();
    MultiDataSet minibatch = TinyNetworks.minibatch(TinyNetworks.vectors(1, DataType.FLOAT));
    double reported = result.getScoreVsEpoch().get(result.getBestModelEpoch());
    assertThat(best.score(minibatch)).isCloseTo(reported, within(1e-6));
    assertThat(ConceptDiversity.detach(best).score(data(minibatch))).isLessThan(reported - 0.1);
  }

  @Test
  void aNetworkWhoseFirstLayersAreFrozenByTransferLearningTrains() {
    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(dense()).setFeatureExtractor("dense1").build();
    ComputationGraph network =
        TinyNetworks.diversity().layer("dense2").beta(1).build().attachTo(frozen);
    INDArray before = network.getLayer("dense1").params().dup();
    INDArray trained = network.getLayer("dense2").params().dup();
    network.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 1);
    assertThat(network.getLayer("dense1").params()).isEqualTo(before);
    assertThat(network.getLayer("dense2").params()).isNotEqualTo(trained);
  }

  @Test
  void transferLearningOnARegularizedNetworkKeepsTheTerm() {
    ComputationGraph changed =
        new TransferLearning.GraphBuilder(attach(dense()))
            .setFeatureExtractor("dense1")
            .removeVertexKeepConnections("out")
            .addLayer("out", TinyNetworks.output(5), "dense2")
            .build();
    changed.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 1);
    assertThat(ConceptDiversity.latestSteps(changed)).hasSize(1);
    assertThat(ConceptDiversity.detach(changed).getConfiguration().getNetworkOutputs())
        .containsExactly("out");
  }

  @Test
  void layersFrozenByTransferLearningStayAndTheRestTrains() {
    ComputationGraph changed =
        new TransferLearning.GraphBuilder(attach(dense())).setFeatureExtractor("dense2").build();
    INDArray frozen = changed.getLayer("dense1").params().dup();
    INDArray trained = changed.getLayer("out").params().dup();
    changed.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 1);
    assertThat(changed.getLayer("dense1").params()).isEqualTo(frozen);
    assertThat(changed.getLayer("out").params()).isNotEqualTo(trained);
    ComputationGraph plain = ConceptDiversity.detach(changed);
    assertThat(plain.outputSingle(inputs())).isEqualTo(changed.output(inputs())[0]);
    assertThat(plain.getConfiguration().toJson()).doesNotContain("conceptmonitor");
  }

  @Test
  void aMultiLayerNetworkIsRegularizedByNameOrIndex() {
    DenseLayer hidden = TinyNetworks.dense(TinyNetworks.INPUTS, 7, Activation.RELU);
    hidden.setLayerName("hidden");
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Adam(0.01))
                .list(hidden, TinyNetworks.output(7))
                .build());
    network.init();
    network.fit(TinyNetworks.vectors(2, DataType.FLOAT), 1);
    ComputationGraph byIndex = TinyNetworks.diversity().layer("0").build().attachTo(network);
    assertThat(byIndex.output(inputs())[0]).isEqualTo(network.output(inputs()));
    assertThat(byIndex.getIterationCount()).isEqualTo(2);
    assertThat(byIndex.getUpdater().getStateViewArray())
        .isEqualTo(network.getUpdater().getStateViewArray());
    byIndex.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 1);
    assertThat(only(byIndex).layer()).isEqualTo("hidden");
    assertThat(only(byIndex).gradientNorm()).isPositive();
    ComputationGraph byName = TinyNetworks.diversity().layer("hidden").build().attachTo(network);
    byName.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 1);
    assertThat(byName.params()).isEqualTo(byIndex.params());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TinyNetworks.diversity().layer("2").build().attachTo(network))
        .withMessageContaining("[hidden, ");
  }

  @Test
  void anActivationLayerIsReadBeforeItsFunction() {
    ComputationGraph network = TinyNetworks.withActivationLayer();
    ComputationGraph regularized =
        TinyNetworks.diversity().layer("relu").beta(1).build().attachTo(network);
    assertThat(regularized.output(inputs())[0]).isEqualTo(network.outputSingle(inputs()));
    regularized.fit(batches(TinyNetworks.vectors(2, DataType.FLOAT)), 1);
    assertThat(only(regularized).livingNeurons()).isEqualTo(7);
    assertThat(ConceptDiversity.detach(regularized).getConfiguration().getVertexInputs())
        .isEqualTo(network.getConfiguration().getVertexInputs());
  }

  @Test
  void theLabelsGivenAreLeftAsTheyAre() {
    ComputationGraph network = attach(dense());
    MultiDataSet minibatch = TinyNetworks.minibatch(TinyNetworks.vectors(1, DataType.FLOAT));
    INDArray concepts = minibatch.getLabels(1).dup();
    network.fit(minibatch);
    network.fit(minibatch);
    assertThat(minibatch.getLabels(1)).isEqualTo(concepts);
  }

  private static ComputationGraph attach(ComputationGraph network) {
    return TinyNetworks.diversity().layer("dense1").build().attachTo(network);
  }

  private static ComputationGraph dense() {
    return TinyNetworks.dense(DataType.FLOAT, Activation.RELU, new Adam(0.01));
  }

  private static ComputationGraph convolution() {
    return TinyNetworks.convolution(DataType.FLOAT, Activation.RELU);
  }

  private static INDArray inputs() {
    return TinyNetworks.normal(DataType.FLOAT, 77, 4, TinyNetworks.INPUTS);
  }

  private static MultiDataSetIterator batches(DataSetIterator data) {
    return ConceptDiversity.iterator(data, TinyNetworks.source());
  }

  private static DataSet data(MultiDataSet minibatch) {
    return new DataSet(minibatch.getFeatures(0), minibatch.getLabels(0));
  }

  private static DiversityStep only(ComputationGraph network) {
    List<DiversityStep> steps = ConceptDiversity.latestSteps(network);
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  private static List<MultiDataSet> list(MultiDataSetIterator data) {
    List<MultiDataSet> all = new ArrayList<>();
    data.forEachRemaining(all::add);
    return all;
  }
}
