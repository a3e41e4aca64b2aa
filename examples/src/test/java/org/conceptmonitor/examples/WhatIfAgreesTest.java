package org.conceptmonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.analysis.ConceptSpace;
import org.conceptmonitor.agent.analysis.Interpretation;
import org.conceptmonitor.agent.analysis.LayerActivations;
import org.conceptmonitor.agent.analysis.OwnAnchors;
import org.conceptmonitor.agent.analysis.SnapshotAnalysis;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.SoftWpmi;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.whatif.Choice;
import org.conceptmonitor.server.whatif.Rule;
import org.conceptmonitor.server.whatif.WhatIf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the server computes from the similarities of a snapshot equals what the agent computes from
 * its activations: a layer of 64 neurons that follow concepts, nuisances or chance, one that is
 * dead and one that diverged.
 */
class WhatIfAgreesTest {
  private static final int IMAGES = 400;
  private static final int NEURONS = 64;
  private static final int EPOCH = 3;
  private static final UUID RUN = UUID.randomUUID();

  /** The greatest error of d_anchor that 16-bit differences and vectors may leave. */
  private static final double DISTANCE_ERROR = 2e-4;

  private static final Interpretation OWN =
      new Interpretation(new CosCubed(), ReplicatedRule.above(0.2), 0.01);
  private static final Interpretation OTHER =
      new Interpretation(new SoftWpmi(), new FixedThreshold(0), 0.1);

  private static ConceptSpace space;
  private static LayerActivations layer;
  private static RunStore store;

  @BeforeAll
  static void sendSnapshot(@TempDir Path folder) {
    ProbeSet probeSet =
        SyntheticProbeSet.builder().shape(new ImageShape(1, 12, 12)).images(IMAGES).seed(1).build();
    BrodenVectors encoder = BrodenVectors.load();
    List<String> words = ConceptSet.broden().words().subList(0, 200);
    ConceptMap map = ConceptMap.fit(encoder.encode(words), MapDistance.EUCLIDEAN, 1);
    space = ConceptSpace.of(probeSet, encoder, map);
    layer = new LayerActivations("dense", activations(probeSet), Optional.empty());
    store = RunStore.open(folder);
    send();
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  private static Matrix activations(ProbeSet probeSet) {
    Random random = new Random(7);
    float[] values = new float[IMAGES * NEURONS];
    for (int image = 0; image < IMAGES; image++) {
      float brightness = mean(probeSet.pixels(image));
      for (int neuron = 0; neuron < NEURONS; neuron++) {
        float signal =
            neuron % 3 == 0
                ? space.conceptActivations().get(image, neuron % space.concepts().size())
                : neuron % 3 == 1 ? brightness : 0;
        values[image * NEURONS + neuron] = signal + 0.02f * neuron * random.nextFloat();
      }
      values[image * NEURONS + 1] = 0;
    }
    values[2] = Float.NaN;
    return Matrix.of(IMAGES, NEURONS, values);
  }

  private static float mean(float[] pixels) {
    float sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum / pixels.length;
  }

  private static void send() {
    RunRow run =
        new RunRow("n", 0, "f", "b", 0, "p", IMAGES, "c", "cos-cubed", "replicated", 0.2, 0.01);
    List<List<? extends Row>> tables = new ArrayList<>();
    tables.add(List.of(run));
    tables.add(List.of(new LayerRow("dense", 0, "dense", NEURONS)));
    tables.add(space.rows());
    tables.add(List.of(OWN.row(0), OTHER.row(1)));
    tables.add(space.map().rows());
    tables.add(space.vectorRows(OwnAnchors.none()));
    tables.addAll(
        new SnapshotAnalysis(space, OwnAnchors.none(), OWN)
            .keepingSimilarities(List.of(OWN, OTHER))
            .tables(EPOCH, List.of(layer)));
    tables.add(List.of(new SnapshotRow(EPOCH, 0, 0, 0, 0)));
    store.append(
        IntStream.range(0, tables.size())
            .mapToObj(
                i -> new NewTable(RUN, Table.of(tables.get(i).get(0).getClass()), i, tables.get(i)))
            .toList());
  }

  /** What the agent sends under some settings. */
  private static <R extends Row> List<R> agent(Interpretation settings, Class<R> type) {
    return new SnapshotAnalysis(space, OwnAnchors.none(), settings)
        .tables(EPOCH, List.of(layer)).stream()
            .flatMap(List::stream)
            .filter(type::isInstance)
            .map(type::cast)
            .toList();
  }

  private static Choice choice(
      Interpretation detector, Optional<Rule> rule, double threshold, double temperature) {
    return new Choice(
        RUN,
        Optional.of(detector.detector().name()),
        rule,
        OptionalDouble.of(threshold),
        OptionalDouble.empty(),
        OptionalDouble.of(temperature));
  }

  private static void assertAgreement(Interpretation agents, Choice choice) {
    assertCountsAgree(agent(agents, DiversityRow.class).get(0), choice);
    assertNeuronsAgree(agent(agents, NeuronRow.class), choice);
  }

  private static void assertCountsAgree(DiversityRow expected, Choice choice) {
    List<Object> row = WhatIf.layers(choice, EPOCH).answer(store).rows().get(0);
    assertThat(row.subList(2, 5))
        .containsExactly(expected.neurons(), expected.living(), expected.interpretable());
    assertThat(row.get(6)).isEqualTo(expected.distinctConcepts());
    assertThat((Double) row.get(7)).isCloseTo(expected.anchorDistance(), within(DISTANCE_ERROR));
    if (expected.interpretable() > 0) {
      assertThat((Double) row.get(8))
          .isCloseTo(expected.anchorDistanceInterpretable(), within(DISTANCE_ERROR));
    }
    int counted =
        WhatIf.categories(choice, EPOCH).answer(store).rows().stream()
            .filter(category -> !category.get(2).equals("low-level"))
            .mapToInt(category -> (Integer) category.get(3))
            .sum();
    assertThat(counted).isEqualTo(expected.interpretable());
  }

  private static void assertNeuronsAgree(List<NeuronRow> expected, Choice choice) {
    List<List<Object>> rows = WhatIf.neurons(choice, EPOCH).answer(store).rows();
    double[] moved = new double[NEURONS];
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      NeuronRow agents = expected.get(neuron);
      List<Object> row = rows.get(neuron);
      assertThat(row.subList(2, 5)).containsExactly(neuron, agents.state(), agents.concept());
      assertSame((Float) row.get(7), agents.similarity());
      assertThat(row.get(8)).isEqualTo(agents.pValue());
      assertThat(Float.isNaN((Float) row.get(9))).isEqualTo(Float.isNaN(agents.x()));
      moved[neuron] = Math.hypot((Float) row.get(9) - agents.x(), (Float) row.get(10) - agents.y());
    }
    double[] sorted = Arrays.stream(moved).filter(Double::isFinite).sorted().toArray();
    assertThat(sorted[sorted.length / 2]).isLessThan(0.01);
    assertThat(sorted[sorted.length * 9 / 10]).isLessThan(0.1);
  }

  /* Of images in another order sums are rounded otherwise. */
  private static void assertSame(float similarity, float agents) {
    if (Float.isNaN(agents)) {
      assertThat(similarity).isNaN();
    } else {
      assertThat(similarity).isCloseTo(agents, within(2e-6f * Math.max(1, Math.abs(agents))));
    }
  }

  @Test
  void underTheRunsOwnSettings() {
    Choice own =
        new Choice(
            RUN,
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    assertThat(agent(OWN, NeuronRow.class))
        .extracting(NeuronRow::state)
        .contains("concept", "low-level", "none", "dead");
    assertAgreement(OWN, own);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.03, 0.1, 1})
  void underOtherTemperatures(double temperature) {
    Interpretation agents = new Interpretation(OWN.detector(), OWN.rule(), temperature);
    assertAgreement(agents, choice(OWN, Optional.empty(), 0.2, temperature));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.4, 0.8})
  void underFixedThresholds(double threshold) {
    Interpretation agents = new Interpretation(OWN.detector(), new FixedThreshold(threshold), 0.01);
    assertAgreement(agents, choice(OWN, Optional.of(Rule.FIXED), threshold, 0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.5})
  void ofAnotherDetectorWhoseSimilaritiesAreFarFromZero(double temperature) {
    Interpretation agents = new Interpretation(OTHER.detector(), OTHER.rule(), temperature);
    assertAgreement(agents, choice(OTHER, Optional.empty(), 0, temperature));
  }
}
