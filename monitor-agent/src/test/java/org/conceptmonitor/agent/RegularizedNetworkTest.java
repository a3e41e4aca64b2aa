package org.conceptmonitor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TopImageRow;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversity;
import org.conceptmonitor.regularizer.dl4j.DiversityStep;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A network with the concept diversity term is monitored like the network that it was made of. */
class RegularizedNetworkTest {
  private static final ProbeSet PROBE_SET = Probes.small();
  private static final ConceptMap MAP = Probes.map();

  private final CollectingSink sink = new CollectingSink();

  private static ConceptMonitorListener listener(CollectingSink sink, String... layers) {
    return ConceptMonitorListener.builder()
        .sink(sink)
        .probeSet(PROBE_SET)
        .conceptMap(MAP)
        .layers(layers)
        .build();
  }

  private static MultiDataSetIterator examples() {
    return ConceptDiversity.iterator(TinyNetworks.examples(), TinyNetworks.concepts());
  }

  private void train(ComputationGraph network, int epochs, String... layers) {
    ConceptMonitorListener listener = listener(sink, layers);
    network.setListeners(listener);
    network.fit(examples(), epochs);
    listener.close();
    assertThat(listener.problem()).isEmpty();
  }

  private CollectingSink plainTraining(String... layers) {
    CollectingSink plain = new CollectingSink();
    ConceptMonitorListener listener = listener(plain, layers);
    ComputationGraph network = TinyNetworks.graph();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 1);
    listener.close();
    return plain;
  }

  private static <T extends Row> List<T> untrained(CollectingSink of, Class<T> type) {
    return of.rows(type).stream().filter(row -> epoch(row) == 0).toList();
  }

  private static int epoch(Row row) {
    if (row instanceof NeuronRow neuron) {
      return neuron.epoch();
    }
    return row instanceof TopImageRow image ? image.epoch() : ((DiversityRow) row).epoch();
  }

  private List<Double> values(String tag) {
    return sink.rows(ScalarRow.class).stream()
        .filter(row -> row.tag().equals(tag))
        .map(ScalarRow::value)
        .toList();
  }

  @Test
  void itsLayersShowTheSameNeuronsAsThoseOfThePlainNetwork() {
    train(TinyNetworks.regularized(TinyNetworks.graph(), "conv", "dense"), 1, "dense", "conv");
    CollectingSink plain = plainTraining("dense", "conv");

    assertThat(sink.rows(LayerRow.class))
        .isEqualTo(plain.rows(LayerRow.class))
        .containsExactly(
            new LayerRow("conv", 0, "convolution", 5), new LayerRow("dense", 1, "dense", 8));
    assertThat(untrained(sink, NeuronRow.class))
        .hasSize(13)
        .isEqualTo(untrained(plain, NeuronRow.class))
        .anyMatch(neuron -> neuron.meanActivation() > 0)
        .allMatch(neuron -> neuron.meanActivation() >= 0);
    assertThat(untrained(sink, TopImageRow.class)).isEqualTo(untrained(plain, TopImageRow.class));
    assertThat(untrained(sink, DiversityRow.class)).isEqualTo(untrained(plain, DiversityRow.class));
  }

  @Test
  void theLayersThatTheTermAddsAreNotWatchedByDefault() {
    train(TinyNetworks.regularized(TinyNetworks.graph(), "conv"), 1);

    assertThat(sink.rows(LayerRow.class))
        .extracting(LayerRow::layer)
        .containsExactly("conv", "dense");
  }

  @Test
  void theLayersThatTheTermAddsAreNotCountedInIndices() {
    train(TinyNetworks.regularized(TinyNetworks.graph(), "conv"), 1, "1");

    assertThat(sink.rows(LayerRow.class)).extracting(LayerRow::layer).containsExactly("dense");
  }

  @Test
  void theLayersThatTheTermAddsCannotBeAskedFor() {
    ConceptMonitorListener listener = listener(sink, "conv-activation");
    ComputationGraph network = TinyNetworks.regularized(TinyNetworks.graph(), "conv");
    network.setListeners(listener);
    network.fit(examples(), 1);
    listener.close();

    assertThat(listener.problem().orElseThrow())
        .contains("no layer 'conv-activation': choose from 'conv', 'dense', 'out'");
  }

  @Test
  void aMultiLayerNetworkIsMonitoredByTheNamesOfItsLayers() {
    MultiLayerNetwork layers = TinyNetworks.multiLayer();
    ComputationGraph network =
        ConceptDiversity.builder()
            .layer("conv")
            .conceptActivations(TinyNetworks.concepts())
            .build()
            .attachTo(layers);
    train(network, 1, "conv", "dense");

    assertThat(sink.rows(LayerRow.class))
        .extracting(LayerRow::layer)
        .containsExactly("conv", "dense");
    assertThat(sink.rows(RunRow.class).get(0).parameters()).isEqualTo(layers.numParams());
  }

  @Test
  void scoreAndAccuracyAreThoseOfTheClassesAndTheScoreComesInItsParts() {
    train(TinyNetworks.regularized(TinyNetworks.graph(), "conv", "dense"), 1);
    CollectingSink plain = plainTraining();

    assertThat(values("train/accuracy")).hasSize(6);
    List<ScalarRow> plainScalars = plain.rows(ScalarRow.class);
    assertThat(values("regularizer/loss").get(0))
        .isCloseTo(first(plainScalars, "train/score"), within(1e-6));
    assertThat(values("train/accuracy").get(0)).isEqualTo(first(plainScalars, "train/accuracy"));
    for (int i = 0; i < 6; i++) {
      double term =
          values("regularizer/term/conv").get(i) + values("regularizer/term/dense").get(i);
      assertThat(term).isPositive();
      assertThat(values("regularizer/loss").get(i) + term)
          .isCloseTo(values("train/score").get(i), within(1e-12));
    }
  }

  private static double first(List<ScalarRow> rows, String tag) {
    return rows.stream().filter(row -> row.tag().equals(tag)).findFirst().orElseThrow().value();
  }

  @Test
  void eachIterationTellsBothGradientsOfEachRegularizedLayer() {
    ComputationGraph network = TinyNetworks.regularized(TinyNetworks.graph(), "dense");
    train(network, 2);

    DiversityStep last = ConceptDiversity.latestSteps(network).get(0);
    assertThat(values("regularizer/gradient_norm/dense"))
        .hasSize(12)
        .last()
        .isEqualTo(last.gradientNorm());
    assertThat(values("regularizer/loss_gradient_norm/dense"))
        .hasSize(12)
        .last()
        .isEqualTo(last.lossGradientNorm());
    assertThat(last.gradientNorm()).isCloseTo(0.3 * last.lossGradientNorm(), within(1e-6));
    assertThat(values("regularizer/anchor_distance/dense")).last().isEqualTo(last.anchorDistance());
    assertThat(sink.rows(ScalarRow.class))
        .filteredOn(row -> row.tag().equals("regularizer/term/dense"))
        .extracting(ScalarRow::step)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    assertThat(values("monitor/unread_terms")).containsExactly(0.0, 0.0);
  }

  @Test
  void theRunSaysHowItIsRegularized() {
    train(TinyNetworks.regularized(TinyNetworks.graph(), "conv", "dense"), 1);

    assertThat(sink.rows(SettingRow.class))
        .startsWith(
            new SettingRow(0, "Regularizer", "concept diversity, L_std + β d_anchor"),
            new SettingRow(1, "Regularized layers", "conv, dense, before the activation function"),
            new SettingRow(2, "Regularizer strength", "β for 0.3 of the loss's gradient"),
            new SettingRow(3, "Regularizer temperature", "T = 0.1"),
            new SettingRow(4, "Regularizer anchors", "all 30 concepts of some of Broden"),
            new SettingRow(5, "Activations not finite", "stop the training"),
            new SettingRow(6, "Updater", "Adam"));
    assertThat(sink.order().indexOf(Table.SETTINGS)).isEqualTo(1);
  }

  @Test
  void aPlainNetworkHasNoRegularizerAndNoTerms() {
    CollectingSink plain = plainTraining();

    assertThat(plain.rows(SettingRow.class))
        .isNotEmpty()
        .noneMatch(setting -> setting.name().startsWith("Regularizer"));
    assertThat(plain.rows(ScalarRow.class))
        .extracting(ScalarRow::tag)
        .noneMatch(tag -> tag.startsWith("regularizer/"));
  }

  @Test
  void trainingIsBitIdenticalWithAndWithoutTheListener() {
    ComputationGraph alone = TinyNetworks.regularized(TinyNetworks.graph(), "conv", "dense");
    ComputationGraph monitored = TinyNetworks.regularized(TinyNetworks.graph(), "conv", "dense");
    alone.fit(examples(), 2);
    train(monitored, 2);

    assertThat(monitored.params().data().asFloat()).isEqualTo(alone.params().data().asFloat());
    assertThat(sink.rows(SnapshotRow.class))
        .extracting(SnapshotRow::epoch)
        .containsExactly(0, 1, 2);
  }

  @Test
  void oneListenerGoesOnWhenTheTermIsAttachedAndDetached() {
    ConceptMonitorListener listener = listener(sink, "conv");
    ComputationGraph plain = TinyNetworks.graph();
    plain.setListeners(listener);
    plain.fit(TinyNetworks.examples(), 1);
    ComputationGraph network = TinyNetworks.regularized(plain, "conv");
    network.fit(examples(), 1);
    ConceptDiversity.detach(network).fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(listener.problem()).isEmpty();
    assertThat(sink.rows(SnapshotRow.class))
        .extracting(SnapshotRow::epoch)
        .containsExactly(0, 1, 2, 3);
    assertThat(values("regularizer/term/conv")).hasSize(6);
    assertThat(values("train/score")).hasSize(18);
    assertThat(changesOfTheRegularizer())
        .extracting(SettingRow::name, SettingRow::text)
        .containsExactly(
            tuple(
                "Regularizer from iteration 7",
                "concept diversity; conv, before the activation function; β for 0.3 of the loss's"
                    + " gradient; T = 0.1; all 30 concepts of some of Broden; activations not"
                    + " finite: stop the training"),
            tuple("Regularizer from iteration 13", "none"));
  }

  private List<SettingRow> changesOfTheRegularizer() {
    return sink.rows(SettingRow.class).stream()
        .filter(row -> row.name().startsWith("Regularizer from iteration"))
        .toList();
  }

  @Test
  void replicasOfARegularizedNetworkAreNoChangeOfItsSettings() {
    ConceptMonitorListener listener = listener(sink, "conv");
    ComputationGraph network = TinyNetworks.regularized(TinyNetworks.graph(), "conv");
    ComputationGraph replica = network.clone();
    network.setListeners(listener);
    replica.setListeners(listener);
    network.fit(examples(), 1);
    replica.fit(examples(), 1);
    network.fit(examples(), 1);
    listener.close();

    assertThat(listener.problem()).isEmpty();
    assertThat(changesOfTheRegularizer()).isEmpty();
  }

  @Test
  void aTemperatureByScheduleIsToldWithItsFirstValue() {
    ConceptMonitorListener listener = listener(sink, "conv");
    ComputationGraph network =
        ConceptDiversity.builder()
            .layer("conv")
            .conceptActivations(TinyNetworks.concepts())
            .temperature(new StepSchedule(ScheduleType.EPOCH, 0.2, 0.5, 1))
            .build()
            .attachTo(TinyNetworks.graph());
    network.setListeners(listener);
    network.fit(examples(), 1);
    listener.close();

    assertThat(sink.rows(SettingRow.class))
        .contains(
            new SettingRow(
                3,
                "Regularizer temperature",
                "T = 0.2 at first, by StepSchedule(scheduleType=EPOCH, initialValue=0.2,"
                    + " decayRate=0.5, step=1.0)"));
  }

  @Test
  void aTermThatCannotBeReadIsReportedOnceAndCountedAndTrainingGoesOn() {
    ComputationGraphConfiguration configuration =
        TinyNetworks.regularized(TinyNetworks.graph(), "dense").getConfiguration();
    Unreadable network = new Unreadable(configuration);
    network.init();
    INDArray before = network.params().dup();
    ConceptMonitorListener listener = listener(sink);
    network.setListeners(
        new Switch(() -> network.broken = network.getIterationCount() >= 2),
        listener,
        new Switch(() -> network.broken = false));
    network.fit(examples(), 1);
    listener.close();

    assertThat(listener.problem().orElseThrow())
        .contains("The regularizer's term is no longer monitored")
        .contains("the output is gone");
    assertThat(values("regularizer/term/dense")).hasSize(2);
    assertThat(values("monitor/unread_terms")).containsExactly(4.0);
    assertThat(values("train/score")).hasSize(6);
    assertThat(network.params()).isNotEqualTo(before);
    assertThat(sink.rows(SnapshotRow.class)).hasSize(2);
  }

  /** A network whose term can't be looked up at times. */
  private static final class Unreadable extends ComputationGraph {
    private static final long serialVersionUID = 1;

    private boolean broken;

    private Unreadable(ComputationGraphConfiguration configuration) {
      super(configuration);
    }

    @Override
    public Layer getLayer(String name) {
      if (broken && name.equals("concept-diversity")) {
        throw new IllegalStateException("the output is gone");
      }
      return super.getLayer(name);
    }
  }

  /** Acts before or after another listener hears that an iteration is done. */
  private static final class Switch extends BaseTrainingListener {
    private final Runnable action;

    private Switch(Runnable action) {
      this.action = action;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      action.run();
    }
  }
}
