package org.conceptmonitor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.AnchorDistanceRow;
import org.conceptmonitor.agent.protocol.AnchorRow;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.DetectorRow;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.ProbeImageRow;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TopImageRow;
import org.conceptmonitor.regularizer.concept.Anchor;
import org.conceptmonitor.regularizer.concept.AnchorKind;
import org.conceptmonitor.regularizer.concept.AnchorSet;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

class ConceptMonitorListenerTest {
  private static final ProbeSet PROBE_SET = Probes.small();
  private static final ConceptMap MAP = Probes.map();

  private static final List<String> TRANSPORT_TAGS =
      List.of(
          "dropped_batches",
          "dropped_snapshots",
          "retries",
          "queue_tables",
          "queue_bytes",
          "spool_tables",
          "spool_bytes");

  private final CollectingSink sink = new CollectingSink();

  private ConceptMonitorBuilder builder() {
    return ConceptMonitorListener.builder().sink(sink).probeSet(PROBE_SET).conceptMap(MAP);
  }

  private List<Integer> epochs() {
    return sink.rows(SnapshotRow.class).stream().map(SnapshotRow::epoch).toList();
  }

  @Test
  void aLayerNetworkIsDescribedThenShownEpochByEpoch() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().run("baseline").build();
    network.setListeners(listener);

    network.fit(TinyNetworks.examples(), 2);
    listener.close();

    assertThat(listener.problem()).isEmpty();
    RunRow run = sink.rows(RunRow.class).get(0);
    assertThat(run.name()).isEqualTo("baseline");
    assertThat(run.framework()).isEqualTo("DeepLearning4J MultiLayerNetwork");
    assertThat(run.backend()).isIn("CPU", "CUDA");
    assertThat(run.parameters()).isEqualTo(network.numParams());
    assertThat(run.probeSet()).contains("synthetic");
    assertThat(run.probeImages()).isEqualTo(Probes.IMAGES);
    assertThat(run.detector()).isEqualTo("cos-cubed");
    assertThat(run.rule()).isEqualTo("replicated");
    assertThat(run.temperature()).isEqualTo(0.01);
    assertThat(sink.rows(LayerRow.class))
        .containsExactly(
            new LayerRow("conv", 0, "convolution", 5), new LayerRow("dense", 1, "dense", 8));
    assertThat(sink.rows(ConceptRow.class)).hasSize(PROBE_SET.concepts().size());
    assertThat(epochs()).containsExactly(0, 1, 2);
    assertThat(sink.rows(SnapshotRow.class))
        .extracting(SnapshotRow::step)
        .containsExactly(0L, 6L, 12L);
    assertThat(sink.rows(NeuronRow.class)).hasSize(3 * 13);
    assertThat(sink.rows(DiversityRow.class)).hasSize(3 * 2);
  }

  @Test
  void imagesOfAnotherRangeThanTheTrainingsAreWarnedOfAndStillShown() {
    ConceptMonitorListener listener = fitToBytes(builder());

    assertThat(listener.problem().orElseThrow())
        .contains("trained on values from", "to 255", "0.00 to 1.00", "probeScaling(...)");
    assertThat(epochs()).containsExactly(0, 1);
  }

  @Test
  void imagesScaledAsTheTrainingsAreNotWarnedOf() {
    ConceptMonitorListener listener =
        fitToBytes(builder().probeScaling(new ImagePreProcessingScaler(0, 255), 255));

    assertThat(listener.problem()).isEmpty();
  }

  private static ConceptMonitorListener fitToBytes(ConceptMonitorBuilder builder) {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder.build();
    network.setListeners(listener);
    DataSet bytes = TinyNetworks.examples().next();
    bytes.getFeatures().muli(255 / bytes.getFeatures().maxNumber().doubleValue());
    network.fit(new ListDataSetIterator<>(List.of(bytes)), 1);
    listener.close();
    return listener;
  }

  @Test
  void aGraphIsShownToo() {
    ComputationGraph graph = TinyNetworks.graph();
    ConceptMonitorListener listener = builder().layers("dense").build();
    graph.setListeners(listener);

    graph.fit(TinyNetworks.examples(), 2);
    listener.close();

    assertThat(listener.problem()).isEmpty();
    assertThat(sink.rows(RunRow.class).get(0).framework())
        .isEqualTo("DeepLearning4J ComputationGraph");
    assertThat(sink.rows(LayerRow.class)).containsExactly(new LayerRow("dense", 0, "dense", 8));
    assertThat(epochs()).containsExactly(0, 1, 2);
  }

  @Test
  void similaritiesAreSentByEveryDetectorThatIsAskedFor() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().whatIf("cosine").build();
    network.setListeners(listener);

    network.fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(listener.problem()).isEmpty();
    assertThat(sink.rows(DetectorRow.class))
        .extracting(DetectorRow::detector)
        .containsExactly("cos-cubed", "cosine");
    assertThat(sink.rows(SimilarityRow.class)).hasSize(2 * 2 * 13);
  }

  @Test
  void withoutWhatIfNoSimilaritiesAreSent() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().withoutWhatIf().build();
    network.setListeners(listener);

    network.fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(epochs()).containsExactly(0, 1);
    assertThat(sink.order()).doesNotContain(Table.DETECTORS, Table.SIMILARITIES);
  }

  @Test
  void tablesComeInAnOrderThatTheServerCanUse() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().build();
    network.setListeners(listener);

    network.fit(TinyNetworks.examples(), 2);
    listener.close();

    List<Table> order = new ArrayList<>(sink.order());
    assertThat(order.get(0)).isEqualTo(Table.RUN);
    order.removeIf(table -> table == Table.SCALARS);
    assertThat(order.subList(0, 16))
        .containsExactly(
            Table.RUN,
            Table.SETTINGS,
            Table.LAYERS,
            Table.TEXT_ENCODER,
            Table.VECTORS,
            Table.CONCEPTS,
            Table.DETECTORS,
            Table.VECTORS,
            Table.PROBE_IMAGES,
            Table.NEURONS,
            Table.NEURON_VECTORS,
            Table.TOP_IMAGES,
            Table.HISTOGRAMS,
            Table.DIVERSITY,
            Table.SIMILARITIES,
            Table.SNAPSHOTS);
    assertThat(order).last().isEqualTo(Table.SNAPSHOTS);
    assertThat(Collections.frequency(order, Table.SNAPSHOTS)).isEqualTo(3);
  }

  @Test
  void aDetectorIsChosenByNameAndAnUnknownOneIsRefused() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().layers("dense").detector("cosine").build();
    network.setListeners(listener);

    network.fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(sink.rows(RunRow.class).get(0).detector()).isEqualTo("cosine");
    assertThatThrownBy(() -> builder().detector("cosin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'cosin'")
        .hasMessageContaining("cosine");
  }

  @Test
  void ownAnchorsAreSentOnceAndTheirNearestNeuronsWithEachEpoch() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener =
        builder()
            .wishedAnchors("stairs")
            .anchors(
                new AnchorSet(
                    List.of(
                        new Anchor("plane", AnchorKind.WISHED),
                        new Anchor("hair", AnchorKind.UNWANTED))))
            .build();
    network.setListeners(listener);

    network.fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(listener.problem()).isEmpty();
    assertThat(sink.rows(AnchorRow.class))
        .extracting(AnchorRow::anchor, AnchorRow::word, AnchorRow::role)
        .containsExactly(
            tuple(0, "stairs", "wished"),
            tuple(1, "plane", "wished"),
            tuple(2, "hair", "unwanted"));
    assertThat(sink.rows(AnchorDistanceRow.class)).hasSize(2 * 2 * 3);
    List<Table> order = sink.order();
    assertThat(order.indexOf(Table.ANCHOR_DISTANCES))
        .isBetween(order.indexOf(Table.ANCHORS), order.indexOf(Table.SNAPSHOTS));
  }

  @Test
  void anAnchorThatTheTextEncoderDoesNotKnowStopsTheConceptsAndIsNamed() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().unwantedAnchors("gerrymander").build();
    network.setListeners(listener);

    network.fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(listener.problem().orElseThrow()).contains("'gerrymander'", "MiniLmEncoder");
  }

  @Test
  void anAnchorIsNeitherBlankNorGivenTwice() {
    ConceptMonitorBuilder builder = builder().wishedAnchors("stairs");

    assertThatThrownBy(() -> builder.unwantedAnchors("stairs"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'stairs' is given twice");
    assertThatThrownBy(() -> builder.unwantedAnchors(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anchor word is blank");
  }

  @Test
  void eachThumbnailIsSentOnceBeforeTheRowsThatReferToIt() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().build();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 3);
    listener.close();

    List<Integer> sent = sink.rows(ProbeImageRow.class).stream().map(ProbeImageRow::image).toList();
    assertThat(sent).doesNotHaveDuplicates();
    Set<Integer> referred = new HashSet<>();
    sink.rows(TopImageRow.class).forEach(row -> referred.add(row.image()));
    assertThat(sent).containsExactlyInAnyOrderElementsOf(referred);
  }

  @Test
  void scalarsOfEveryIterationArriveThoughTheRunIsDescribedLater() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().build();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 2);
    listener.close();

    List<ScalarRow> scores =
        sink.rows(ScalarRow.class).stream().filter(row -> row.tag().equals("train/score")).toList();
    assertThat(scores)
        .extracting(ScalarRow::step)
        .isEqualTo(LongStream.rangeClosed(1, 12).boxed().toList());
    assertThat(scores)
        .extracting(ScalarRow::epoch)
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    assertThat(sink.rows(ScalarRow.class))
        .extracting(ScalarRow::tag)
        .contains(
            "train/accuracy",
            "train/learning_rate",
            "train/examples_per_second",
            "monitor/dropped_batches",
            "monitor/dropped_snapshots");
  }

  @Test
  void whatTheTransportDoesIsToldOnceAnEpoch() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().build();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 2);
    listener.close();

    assertThat(sink.rows(ScalarRow.class))
        .filteredOn(row -> row.tag().startsWith("monitor/"))
        .extracting(ScalarRow::tag, ScalarRow::epoch)
        .containsExactlyInAnyOrderElementsOf(
            TRANSPORT_TAGS.stream()
                .flatMap(tag -> Stream.of(tuple("monitor/" + tag, 1), tuple("monitor/" + tag, 2)))
                .toList());
  }

  @Test
  void aRunIsRecordedInsteadOfSent(@TempDir Path folder) throws Exception {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ConceptMonitorListener listener =
        ConceptMonitorListener.builder()
            .probeSet(PROBE_SET)
            .conceptMap(MAP)
            .record(folder)
            .meters(meters)
            .build();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 2);
    listener.close();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.matches("0+-run[.]arrows"))
          .filteredOn(name -> name.endsWith("-snapshots.arrows"))
          .hasSize(3);
    }
    assertThat(meters.get("concept.monitor.agent.dropped").functionCounter().count()).isZero();
  }

  @Test
  void everySecondEpochIsEnoughIfTheUserSaysSo() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().every(2).build();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 5);
    listener.close();

    assertThat(epochs()).containsExactly(0, 2, 4);
  }

  @Test
  void aTrainingLoopOfOnesOwnTellsWhereItsEpochsEnd() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().build();
    network.setListeners(listener);
    for (int epoch = 0; epoch < 2; epoch++) {
      TinyNetworks.examples().forEachRemaining(minibatch -> network.fit(minibatch));
      listener.epochEnd(network);
      listener.epochEnd(network);
    }
    listener.close();

    assertThat(epochs()).containsExactly(0, 1, 2);
    assertThat(sink.rows(SnapshotRow.class))
        .extracting(SnapshotRow::step)
        .containsExactly(0L, 6L, 12L);
  }

  @Test
  void iterationsCanBeCountedAsEpochs() {
    ComputationGraph graph = TinyNetworks.graph();
    ConceptMonitorListener listener = builder().iterationsPerEpoch(4).build();
    graph.setListeners(listener);
    graph.fit(TinyNetworks.examples(), 2);
    listener.close();

    assertThat(epochs()).containsExactly(0, 1, 2, 3);
    assertThat(sink.rows(SnapshotRow.class))
        .extracting(SnapshotRow::step)
        .containsExactly(0L, 4L, 8L, 12L);
  }

  @Test
  void aNetworkThatWasTrainedBeforeGoesOnCounting() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    network.fit(TinyNetworks.examples(), 3);
    ConceptMonitorListener listener = builder().build();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 1);
    listener.close();

    assertThat(epochs()).containsExactly(3, 4);
  }

  @Test
  void closingTwiceAndTrainingOnDoNoHarm() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    ConceptMonitorListener listener = builder().build();
    network.setListeners(listener);
    network.fit(TinyNetworks.examples(), 1);
    listener.close();
    listener.close();
    network.fit(TinyNetworks.examples(), 1);

    assertThat(sink.closed()).isTrue();
    assertThat(epochs()).containsExactly(0, 1);
    assertThat(listener.problem()).isEmpty();
    assertThat(listener.snapshotState()).isEqualTo(new SnapshotState(1, 1, 0, 0));
  }

  @Test
  void nonsenseIsRefusedWhereItIsSaid() {
    assertThatThrownBy(() -> builder().every(0)).hasMessageContaining("every(epochs) is 0");
    assertThatThrownBy(() -> builder().temperature(0)).hasMessageContaining("temperature is 0");
    assertThatThrownBy(() -> builder().fixedThreshold(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> builder().run(" ")).hasMessageContaining("blank");
  }
}
