package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.HistogramRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.NeuronVectorRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.agent.protocol.TopImageRow;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.embed.AnchorDistance;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A layer of five neurons: two that follow a concept, noise, a dead one and a diverged one. */
class SnapshotAnalysisTest {
  private static final int IMAGES = 200;
  private static final int STRIPED = 0;
  private static final int CAR = 1;
  private static final int NOISE = 2;
  private static final int DEAD = 3;
  private static final int DIVERGED = 4;

  private static ConceptSpace space;
  private static Matrix activations;
  private static List<List<? extends Row>> tables;

  @BeforeAll
  static void analyse() {
    ConceptSet concepts =
        new ConceptSet(
            "three",
            List.of(
                new Concept("striped", ConceptCategory.TEXTURE),
                new Concept("car", ConceptCategory.OBJECT),
                new Concept("black", ConceptCategory.COLOR)));
    BrodenVectors encoder = BrodenVectors.load();
    Matrix some = encoder.encode(ConceptSet.broden().words().subList(0, 60));
    Random random = new Random(11);
    float[] shares = new float[IMAGES * 3];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = random.nextInt(4) == 0 ? random.nextFloat() : 0;
    }
    space =
        new ConceptSpace(
            concepts,
            encoder.encode(concepts.words()),
            Matrix.of(IMAGES, 3, shares),
            Optional.empty(),
            Nuisances.of(IMAGES, SnapshotAnalysisTest::blank, 8, 8),
            ConceptMap.fit(some, MapDistance.EUCLIDEAN, 1));
    activations = activations(shares, random);
    tables =
        new SnapshotAnalysis(
                space,
                OwnAnchors.none(),
                new Interpretation(new CosCubed(), new FixedThreshold(0.5), 0.01))
            .tables(4, List.of(new LayerActivations("dense", activations, Optional.empty())));
  }

  private static float[] blank(int image) {
    float[] pixels = new float[64];
    Arrays.fill(pixels, image / (float) IMAGES);
    return pixels;
  }

  private static Matrix activations(float[] shares, Random random) {
    float[] values = new float[IMAGES * 5];
    for (int image = 0; image < IMAGES; image++) {
      values[image * 5 + STRIPED] = 3 * shares[image * 3];
      values[image * 5 + CAR] = shares[image * 3 + 1] + 1;
      values[image * 5 + NOISE] = random.nextFloat();
      values[image * 5 + DIVERGED] = image == 7 ? Float.NaN : random.nextFloat();
    }
    return Matrix.of(IMAGES, 5, values);
  }

  private static <T extends Row> List<T> rows(Class<T> type) {
    return tables.stream().flatMap(List::stream).filter(type::isInstance).map(type::cast).toList();
  }

  private static NeuronRow neuron(int neuron) {
    return rows(NeuronRow.class).get(neuron);
  }

  @Test
  void tablesComeInTheOrderInWhichTheyAreSent() {
    assertThat(tables)
        .extracting(table -> table.get(0).getClass())
        .isEqualTo(
            List.of(
                NeuronRow.class,
                NeuronVectorRow.class,
                TopImageRow.class,
                HistogramRow.class,
                DiversityRow.class));
    assertThat(rows(NeuronRow.class)).extracting(NeuronRow::neuron).containsExactly(0, 1, 2, 3, 4);
    assertThat(rows(NeuronRow.class))
        .allMatch(row -> row.epoch() == 4 && row.layer().equals("dense"));
  }

  @Test
  void aNeuronThatFollowsAConceptGetsItAndItsAnchorsPlace() {
    assertThat(neuron(STRIPED).state()).isEqualTo("concept");
    assertThat(neuron(STRIPED).concept()).isEqualTo(0);
    assertThat(neuron(STRIPED).similarity()).isCloseTo(1, within(1e-5f));
    assertThat(neuron(STRIPED).x()).isCloseTo(space.rows().get(0).x(), within(0.05f));
    assertThat(neuron(STRIPED).y()).isCloseTo(space.rows().get(0).y(), within(0.05f));
    assertThat(neuron(CAR).concept()).isEqualTo(1);
    assertThat(neuron(CAR).meanActivation()).isGreaterThan(1);
    assertThat(neuron(CAR).maxActivation()).isBetween(1.9f, 2f);
  }

  @Test
  void belowTheThresholdTheBestConceptIsNamedButNotClaimed() {
    assertThat(neuron(NOISE).state()).isEqualTo("none");
    assertThat(neuron(NOISE).concept()).isBetween(0, 2);
    assertThat(neuron(NOISE).similarity()).isLessThan(0.5f);
    assertThat(neuron(NOISE).x()).isFinite();
  }

  @Test
  void aDeadNeuronHasNoConceptNoPlaceAndNoTopImages() {
    assertThat(neuron(DEAD).state()).isEqualTo("dead");
    assertThat(neuron(DEAD).concept()).isEqualTo(-1);
    assertThat(neuron(DEAD).similarity()).isNaN();
    assertThat(neuron(DEAD).x()).isNaN();
    assertThat(neuron(DEAD).y()).isNaN();
    assertThat(neuron(DEAD).maxActivation()).isZero();
    assertThat(rows(TopImageRow.class)).noneMatch(row -> row.neuron() == DEAD);
  }

  @Test
  void aDivergedNeuronIsShownAsNanAndSpoilsNoOther() {
    assertThat(neuron(DIVERGED).state()).isEqualTo("none");
    assertThat(neuron(DIVERGED).concept()).isEqualTo(-1);
    assertThat(neuron(DIVERGED).similarity()).isNaN();
    assertThat(neuron(DIVERGED).meanActivation()).isNaN();
    assertThat(neuron(DIVERGED).maxActivation()).isNaN();
    assertThat(rows(DiversityRow.class).get(0).anchorDistance()).isFinite();
  }

  @Test
  void theEightMostActivatingImagesComeInOrder() {
    List<TopImageRow> top =
        rows(TopImageRow.class).stream().filter(row -> row.neuron() == STRIPED).toList();

    assertThat(top).extracting(TopImageRow::rank).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    for (TopImageRow row : top) {
      assertThat(row.activation()).isEqualTo(activations.get(row.image(), STRIPED));
      int better = 0;
      for (int image = 0; image < IMAGES; image++) {
        better += activations.get(image, STRIPED) > row.activation() ? 1 : 0;
      }
      assertThat(better).isLessThan(row.rank());
    }
  }

  @Test
  void diversityIsTakenOverLivingAndOverInterpretableNeurons() {
    DiversityRow row = rows(DiversityRow.class).get(0);
    assertThat(row.neurons()).isEqualTo(5);
    assertThat(row.living()).isEqualTo(3);
    assertThat(row.interpretable()).isEqualTo(2);
    assertThat(row.distinctConcepts()).isEqualTo(2);
    Matrix words = space.vectors().selectRows(new int[] {0, 1});
    assertThat(row.anchorDistanceInterpretable())
        .isCloseTo(AnchorDistance.between(words, space.vectors()).value(), within(1e-4));
    assertThat(row.anchorDistance()).isLessThanOrEqualTo(row.anchorDistanceInterpretable());
    assertThat(row.anchorDistanceShuffled()).isGreaterThan(row.anchorDistance());
    assertThat(row.anchorDistanceReachable()).isZero();
    assertThat(row.meanPairwiseDistance()).isPositive();
  }

  @Test
  void theReplicatedRuleSendsItsEvidence() {
    List<NeuronRow> rows =
        new SnapshotAnalysis(
                space,
                OwnAnchors.none(),
                new Interpretation(new CosCubed(), ReplicatedRule.above(0.2), 0.01))
                .tables(4, List.of(new LayerActivations("dense", activations, Optional.empty())))
                .get(0)
                .stream()
                .map(NeuronRow.class::cast)
                .toList();
    NeuronRow striped = rows.get(STRIPED);
    assertThat(striped.state()).isEqualTo("concept");
    assertThat(striped.pValue()).isBetween(0.0, 0.05);
    assertThat(striped.conceptFirstHalf()).isEqualTo(0);
    assertThat(striped.conceptSecondHalf()).isEqualTo(0);
    assertThat(striped.conceptSet()).isEqualTo("0");
    assertThat(striped.nuisance()).isEmpty();
    assertThat(striped.nuisanceShare()).isNaN();
    assertThat(rows.get(DEAD).conceptFirstHalf()).isEqualTo(-1);
    assertThat(rows.get(DIVERGED).pValue()).isNaN();
    assertThat(rows.get(DIVERGED).state()).isEqualTo("none");
  }

  @Test
  void aNeuronsVectorIsItsEmbeddingAndWhatHasNoPlaceHasNone() {
    List<NeuronVectorRow> vectors = rows(NeuronVectorRow.class);

    assertThat(vectors).extracting(NeuronVectorRow::neuron).containsExactly(STRIPED, CAR, NOISE);
    float[] striped = HalfFloats.decode(vectors.get(0).vector());
    for (int i = 0; i < striped.length; i++) {
      assertThat(striped[i]).isCloseTo(space.vectors().get(0, i), within(1e-3f));
    }
  }

  @Test
  void theSameActivationsGiveTheSameRows() {
    List<List<? extends Row>> again =
        new SnapshotAnalysis(
                space,
                OwnAnchors.none(),
                new Interpretation(new CosCubed(), new FixedThreshold(0.5), 0.01))
            .tables(4, List.of(new LayerActivations("dense", activations, Optional.empty())));
    assertThat(written(again)).isDeepEqualTo(written(tables));
  }

  private static byte[][] written(List<List<? extends Row>> rows) {
    return rows.stream().map(TableWriter::write).toArray(byte[][]::new);
  }

  @Test
  void aLayerOfDeadNeuronsHasNoDistance() {
    DiversityRow row =
        (DiversityRow)
            new SnapshotAnalysis(
                    space,
                    OwnAnchors.none(),
                    new Interpretation(new CosCubed(), new FixedThreshold(0.5), 0.01))
                .tables(
                    1,
                    List.of(
                        new LayerActivations("dead", Matrix.zeros(IMAGES, 4), Optional.empty())))
                .get(4)
                .get(0);

    assertThat(row.living()).isZero();
    assertThat(row.anchorDistance()).isNaN();
    assertThat(row.anchorDistanceShuffled()).isNaN();
    assertThat(row.anchorDistanceReachable()).isNaN();
    assertThat(row.meanPairwiseDistance()).isNaN();
  }
}
