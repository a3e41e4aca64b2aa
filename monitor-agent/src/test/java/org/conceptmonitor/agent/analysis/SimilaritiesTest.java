package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.Cosine;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A layer of six neurons: one follows a concept, a dead one, a diverged one, noise. */
class SimilaritiesTest {
  private static final int IMAGES = 200;
  private static final int NEURONS = 6;
  private static final int FOLLOWER = 0;
  private static final int DEAD = 1;
  private static final int DIVERGED = 2;
  private static final Interpretation OWN =
      new Interpretation(new CosCubed(), ReplicatedRule.above(0.2), 0.01);
  private static final Interpretation OTHER =
      new Interpretation(new Cosine(), new FixedThreshold(0.3), 0.1);

  private static ConceptSpace space;
  private static Matrix activations;
  private static List<List<? extends Row>> tables;

  @BeforeAll
  static void analyse() {
    ProbeSet probeSet =
        SyntheticProbeSet.builder().shape(new ImageShape(1, 8, 8)).images(IMAGES).seed(1).build();
    BrodenVectors encoder = BrodenVectors.load();
    ConceptMap map =
        ConceptMap.fit(encoder.encode(probeSet.concepts().words()), MapDistance.COSINE, 1);
    space = ConceptSpace.of(probeSet, encoder, map);
    activations = activations();
    tables =
        new SnapshotAnalysis(space, OwnAnchors.none(), OWN)
            .keepingSimilarities(List.of(OWN, OTHER))
            .tables(4, List.of(new LayerActivations("dense", activations, Optional.empty())));
  }

  private static Matrix activations() {
    Random random = new Random(3);
    int striped = space.concepts().words().indexOf("striped");
    float[] values = new float[IMAGES * NEURONS];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    for (int image = 0; image < IMAGES; image++) {
      values[image * NEURONS + FOLLOWER] = space.conceptActivations().get(image, striped);
      values[image * NEURONS + DEAD] = 0;
    }
    values[DIVERGED] = Float.NaN;
    return Matrix.of(IMAGES, NEURONS, values);
  }

  private static List<SimilarityRow> of(Interpretation interpretation) {
    String detector = interpretation.detector().name();
    return tables.stream()
        .flatMap(List::stream)
        .filter(SimilarityRow.class::isInstance)
        .map(SimilarityRow.class::cast)
        .filter(row -> row.detector().equals(detector))
        .toList();
  }

  private static Matrix similarity(Interpretation interpretation) {
    return interpretation
        .detector()
        .similarity(LayerProbe.of(activations, space.conceptActivations()));
  }

  @Test
  void everySimilarityComesBackFromTheGreatestAndItsDifference() {
    for (Interpretation interpretation : List.of(OWN, OTHER)) {
      Matrix exact = similarity(interpretation);
      for (SimilarityRow row : of(interpretation)) {
        float[] differences = HalfFloats.decode(row.differences());
        assertThat(differences).hasSize(space.concepts().size());
        for (int concept = 0; concept < differences.length; concept++) {
          float similarity = exact.get(row.neuron(), concept);
          if (Float.isNaN(similarity)) {
            assertThat(differences[concept]).isNaN();
          } else {
            double rounding = 1e-6 + Math.abs(similarity - row.greatest()) * 0x1p-11;
            assertThat((double) row.greatest() + differences[concept])
                .isCloseTo(similarity, within(rounding));
          }
        }
      }
    }
  }

  @Test
  void onlyTheGreatestDiffersByZero() {
    Matrix exact = similarity(OTHER);
    for (SimilarityRow row : of(OTHER)) {
      float[] differences = HalfFloats.decode(row.differences());
      for (int concept = 0; concept < differences.length; concept++) {
        boolean greatest = exact.get(row.neuron(), concept) == row.greatest();
        assertThat(differences[concept] == 0).isEqualTo(greatest);
      }
    }
  }

  @Test
  void theEvidenceIsThatOfTheNeuronsAndOfItsOwnRule() {
    List<SimilarityRow> rows = of(OWN);
    for (Row row : tables.get(0)) {
      NeuronRow neuron = (NeuronRow) row;
      SimilarityRow evidence = rows.get(neuron.neuron());
      assertThat(evidence.state()).isEqualTo(neuron.state());
      assertThat(evidence.concept()).isEqualTo(neuron.concept());
      assertThat(evidence.similarity()).isEqualTo((Float) neuron.similarity());
      assertThat(evidence.pValue()).isEqualTo((Double) neuron.pValue());
    }
    assertThat(rows.get(FOLLOWER).replicated()).isEqualTo(1);
    assertThat(rows.get(FOLLOWER).rawPValue()).isBetween(0.0, 0.1);
    assertThat(rows.get(DEAD).state()).isEqualTo("dead");
    assertThat(rows.get(DIVERGED).greatest()).isNaN();
    assertThat(of(OTHER)).allMatch(row -> row.replicated() == 0 && Double.isNaN(row.pValue()));
  }

  @Test
  void theVectorsAreThoseOfTheConcepts() {
    List<VectorRow> rows = space.vectorRows(OwnAnchors.none());
    assertThat(rows).hasSize(space.concepts().size());
    for (VectorRow row : rows) {
      assertThat(row.space()).isEqualTo("concept");
      float[] vector = HalfFloats.decode(row.vector());
      for (int column = 0; column < vector.length; column++) {
        float exact = space.vectors().get(row.position(), column);
        assertThat(vector[column]).isCloseTo(exact, within(2e-4f));
      }
    }
  }
}
