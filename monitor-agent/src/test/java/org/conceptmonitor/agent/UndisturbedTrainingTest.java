package org.conceptmonitor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whatever the monitor does or suffers, training is as it were without it. */
class UndisturbedTrainingTest {
  private static final ProbeSet PROBE_SET = Probes.small();
  private static final ConceptMap MAP = Probes.map();
  private static final int EPOCHS = 3;

  private final int threads = Nd4j.getEnvironment().maxMasterThreads();

  @BeforeEach
  void useOneThread() {
    Nd4j.getEnvironment().setMaxMasterThreads(1);
  }

  @AfterEach
  void useAllThreads() {
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
  }

  private static ConceptMonitorBuilder builder(CollectingSink sink) {
    return ConceptMonitorListener.builder().sink(sink).probeSet(PROBE_SET).conceptMap(MAP);
  }

  private static INDArray trained(BaseTrainingListener... listeners) {
    MultiLayerNetwork network = TinyNetworks.multiLayer(0.8);
    network.setListeners(listeners);
    Nd4j.getRandom().setSeed(99);
    network.fit(TinyNetworks.examples(), EPOCHS);
    return network.params().dup();
  }

  private static INDArray trainedGraph(BaseTrainingListener... listeners) {
    ComputationGraph graph = TinyNetworks.graph(0.8);
    graph.setListeners(listeners);
    Nd4j.getRandom().setSeed(99);
    graph.fit(TinyNetworks.examples(), EPOCHS);
    return graph.params().dup();
  }

  /** Ends each epoch only when its analysis is done, so that analyses surely run between steps. */
  private static final class InStep extends BaseTrainingListener {
    private final ConceptMonitorListener monitor;

    private InStep(ConceptMonitorListener monitor) {
      this.monitor = monitor;
    }

    @Override
    public void onEpochEnd(Model model) {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (monitor.snapshotState().pending() > 0 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
    }
  }

  private static void assertBitIdentical(INDArray parameters, INDArray expected) {
    assertThat(parameters.data().asFloat()).isEqualTo(expected.data().asFloat());
  }

  @Test
  void aLayerNetworksParametersAreBitIdenticalWithAndWithoutTheListener() {
    INDArray expected = trained();
    ConceptMonitorListener inStep = builder(new CollectingSink()).build();
    ConceptMonitorListener beside = builder(new CollectingSink()).build();

    assertBitIdentical(trained(inStep, new InStep(inStep)), expected);
    assertThat(inStep.snapshotState().analysed()).isEqualTo(EPOCHS);
    assertBitIdentical(trained(beside), expected);
    inStep.close();
    beside.close();
  }

  @Test
  void aGraphsParametersAreBitIdenticalWithAndWithoutTheListener() {
    INDArray expected = trainedGraph();
    ConceptMonitorListener inStep = builder(new CollectingSink()).build();
    ConceptMonitorListener beside = builder(new CollectingSink()).build();

    assertBitIdentical(trainedGraph(inStep, new InStep(inStep)), expected);
    assertThat(inStep.snapshotState().analysed()).isEqualTo(EPOCHS);
    assertBitIdentical(trainedGraph(beside), expected);
    inStep.close();
    beside.close();
  }

  @Test
  void anUnknownLayerIsNamedWithThoseThereAreAndScalarsGoOn() {
    CollectingSink sink = new CollectingSink();
    ConceptMonitorListener listener = builder(sink).layers("conv9").build();
    assertBitIdentical(trained(listener), trained());
    listener.close();

    assertThat(listener.problem().orElseThrow())
        .contains("no layer 'conv9'")
        .contains("'conv', 'dense', 'out'");
    assertThat(sink.rows(RunRow.class)).extracting(RunRow::probeSet).containsExactly("none");
    assertThat(sink.rows(ScalarRow.class)).isNotEmpty();
    assertThat(sink.order()).containsOnly(Table.RUN, Table.SETTINGS, Table.SCALARS);
  }

  @Test
  void aProbeSetOfAnotherShapeIsNamedWithBothShapes() {
    CollectingSink sink = new CollectingSink();
    ConceptMonitorListener listener =
        builder(sink).probeSet(Probes.ofShape(new ImageShape(3, 20, 16))).build();
    trained(listener);
    listener.close();

    assertThat(listener.problem().orElseThrow())
        .contains("1 x 12 x 12")
        .contains("3 x 20 x 16")
        .contains("give both the same shape");
    assertThat(sink.rows(SnapshotRow.class)).isEmpty();
  }

  @Test
  void whileAnAnalysisTakesLongTheLatestSnapshotsWinAndDropsAreCounted() {
    CountDownLatch gate = new CountDownLatch(1);
    CollectingSink sink = new CollectingSink();
    ConceptMonitorListener listener =
        builder(sink).probeSet(new HookedProbeSet(PROBE_SET, () -> await(gate))).build();
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 40);

    SnapshotState state = listener.snapshotState();
    assertThat(state.captured()).isEqualTo(40);
    assertThat(state.analysed()).isEqualTo(-1);
    assertThat(state.dropped()).isGreaterThanOrEqualTo(24);

    gate.countDown();
    listener.close();
    List<SnapshotRow> shown = sink.rows(SnapshotRow.class);
    assertThat(shown).last().extracting(SnapshotRow::epoch).isEqualTo(40);
    assertThat(shown.size() + listener.snapshotState().dropped()).isEqualTo(41);
    assertThat(sink.rows(ScalarRow.class))
        .filteredOn(row -> row.tag().equals("monitor/dropped_snapshots"))
        .last()
        .extracting(ScalarRow::value)
        .isEqualTo((double) state.dropped());
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anErrorInTheProbeSetNeverReachesTheTraining() {
    CollectingSink sink = new CollectingSink();
    ProbeSet broken =
        new HookedProbeSet(
            PROBE_SET,
            () -> {
              throw new StackOverflowError("deep");
            });
    ConceptMonitorListener listener = builder(sink).probeSet(broken).build();
    assertBitIdentical(trained(listener), trained());
    listener.close();

    assertThat(listener.problem().orElseThrow())
        .contains("StackOverflowError")
        .contains("please report it");
    assertThat(sink.rows(ScalarRow.class)).isNotEmpty();
  }

  @Test
  void anExceptionOfTheDetectorNeverReachesTheTraining() {
    ConceptDetector broken =
        new ConceptDetector() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public double defaultThreshold() {
            return 0;
          }

          @Override
          public Matrix similarity(LayerProbe probe) {
            throw new IllegalArgumentException("this detector needs soft-WPMI's 100 images");
          }
        };
    ConceptMonitorListener listener = builder(new CollectingSink()).detector(broken).build();
    assertThatCode(() -> trained(listener)).doesNotThrowAnyException();
    listener.close();

    assertThat(listener.problem().orElseThrow()).contains("needs soft-WPMI's 100 images");
  }

  @Test
  void aSinkThatThrowsNeverReachesTheTraining() {
    CollectingSink sink =
        new CollectingSink(
            rows -> {
              throw new IllegalStateException("sink is broken");
            });
    ConceptMonitorListener listener = builder(sink).build();
    assertBitIdentical(trained(listener), trained());
    listener.close();

    assertThat(listener.problem().orElseThrow()).contains("sink is broken");
  }

  @Test
  void aSinkThatRefusesEverythingCostsTheSnapshotsOnly() {
    CollectingSink sink = new CollectingSink(rows -> true);
    ConceptMonitorListener listener = builder(sink).build();
    assertBitIdentical(trained(listener), trained());
    listener.close();

    assertThat(listener.problem()).isEmpty();
    assertThat(listener.snapshotState()).isEqualTo(new SnapshotState(EPOCHS, -1, 0, EPOCHS + 1));
  }

  @Test
  void anEpochOfWhichATableWasRefusedIsNotCommitted() {
    CollectingSink sink =
        new CollectingSink(rows -> rows.get(0) instanceof NeuronRow neuron && neuron.epoch() == 1);
    ConceptMonitorListener listener = builder(sink).build();
    trained(listener);
    listener.close();

    assertThat(sink.rows(SnapshotRow.class))
        .extracting(SnapshotRow::epoch)
        .containsExactly(0, 2, 3);
    assertThat(listener.snapshotState().dropped()).isEqualTo(1);
  }

  @Test
  void aRunThatWasRefusedAtFirstIsAnnouncedAgain() {
    int[] refusals = {3};
    CollectingSink sink =
        new CollectingSink(rows -> rows.get(0) instanceof RunRow && refusals[0]-- > 0);
    ConceptMonitorListener listener = builder(sink).build();
    trained(listener);
    listener.close();

    assertThat(sink.order().get(0)).isEqualTo(Table.RUN);
    assertThat(sink.rows(RunRow.class)).hasSize(1);
    assertThat(sink.rows(SnapshotRow.class)).isNotEmpty();
  }

  @Test
  void aDivergedNetworkIsShownAsItIs() {
    CollectingSink sink = new CollectingSink();
    ConceptMonitorListener listener = builder(sink).build();
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    network.setListeners(listener);
    network.params().assign(Nd4j.valueArrayOf(network.params().shape(), Float.NaN));
    network.fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(listener.problem()).isEmpty();
    assertThat(sink.rows(SnapshotRow.class)).hasSize(2);
    assertThat(sink.rows(NeuronRow.class))
        .filteredOn(row -> row.layer().equals("dense"))
        .allMatch(row -> row.concept() == -1 && Float.isNaN(row.x()));
  }
}
