package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.protocol.AnchorDistanceRow;
import org.conceptmonitor.agent.protocol.AnchorRow;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.regularizer.concept.Anchor;
import org.conceptmonitor.regularizer.concept.AnchorKind;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A layer of three neurons, of which the first is dead and each other one follows one of the two
 * concepts; and a layer whose neurons are all dead.
 */
class OwnAnchorsTest {
  private static final int IMAGES = 120;
  private static final BrodenVectors ENCODER = BrodenVectors.load();
  private static final List<String> WORDS = ConceptSet.broden().words();

  private static ConceptMap map;
  private static ConceptSpace space;
  private static List<LayerActivations> layers;

  @BeforeAll
  static void makeLayers() {
    map = ConceptMap.fit(ENCODER.encode(WORDS.subList(0, 40)), MapDistance.EUCLIDEAN, 1);
    Random random = new Random(5);
    float[] shares = new float[2 * IMAGES];
    float[] activations = new float[3 * IMAGES];
    for (int image = 0; image < IMAGES; image++) {
      for (int concept = 0; concept < 2; concept++) {
        shares[2 * image + concept] = random.nextInt(4) == 0 ? random.nextFloat() : 0;
        activations[3 * image + 1 + concept] = shares[2 * image + concept];
      }
    }
    ConceptSet both = new ConceptSet("both", ConceptSet.broden().concepts().subList(0, 2));
    space =
        new ConceptSpace(
            both,
            ENCODER.encode(both.words()),
            Matrix.of(IMAGES, 2, shares),
            Optional.empty(),
            Nuisances.of(Matrix.zeros(IMAGES, 4)),
            map);
    layers =
        List.of(
            new LayerActivations("conv", Matrix.of(IMAGES, 3, activations), Optional.empty()),
            new LayerActivations("dead", Matrix.zeros(IMAGES, 4), Optional.empty()));
  }

  private static OwnAnchors anchors(Anchor... anchors) {
    return OwnAnchors.of(List.of(anchors), ENCODER, map);
  }

  private static <T extends Row> List<T> rows(Class<T> type, OwnAnchors anchors) {
    return new SnapshotAnalysis(
            space, anchors, new Interpretation(new CosCubed(), new FixedThreshold(0.5), 0.01))
        .tables(3, layers).stream()
            .flatMap(List::stream)
            .filter(type::isInstance)
            .map(type::cast)
            .toList();
  }

  private static double distance(Matrix a, int i, Matrix b, int j) {
    double squares = 0;
    for (int column = 0; column < a.columns(); column++) {
      squares += Math.pow(a.get(i, column) - b.get(j, column), 2);
    }
    return Math.sqrt(squares);
  }

  @Test
  void theNearestLivingNeuronOfEachLayerIsNamedWithItsDistance() {
    OwnAnchors own =
        anchors(
            new Anchor(WORDS.get(1), AnchorKind.UNWANTED),
            new Anchor(WORDS.get(0), AnchorKind.WISHED),
            new Anchor(WORDS.get(9), AnchorKind.WISHED));
    List<AnchorDistanceRow> rows = rows(AnchorDistanceRow.class, own);

    assertThat(rows).extracting(AnchorDistanceRow::anchor).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(rows).extracting(AnchorDistanceRow::epoch).containsOnly(3);
    assertThat(rows.subList(0, 2)).extracting(AnchorDistanceRow::neuron).containsExactly(2, 1);
    assertThat(rows.get(0).distance()).isCloseTo(0, within(1e-3));
    assertThat(rows.get(1).distance()).isCloseTo(0, within(1e-3));
    double toFirst = distance(space.vectors(), 0, own.vectors(), 2);
    double toSecond = distance(space.vectors(), 1, own.vectors(), 2);
    assertThat(rows.get(2).distance()).isCloseTo(Math.min(toFirst, toSecond), within(1e-3));
    assertThat(rows.get(2).neuron()).isEqualTo(toFirst < toSecond ? 1 : 2);
  }

  @Test
  void aLayerOfDeadNeuronsIsNearToNoAnchor() {
    List<AnchorDistanceRow> rows =
        rows(AnchorDistanceRow.class, anchors(new Anchor(WORDS.get(0), AnchorKind.WISHED)));

    assertThat(rows.get(1)).isEqualTo(new AnchorDistanceRow(3, "dead", 0, -1, Double.NaN));
  }

  @Test
  void dAnchorIsMeasuredOverTheWishedAnchors() {
    OwnAnchors own =
        anchors(
            new Anchor(WORDS.get(0), AnchorKind.UNWANTED),
            new Anchor(WORDS.get(9), AnchorKind.WISHED));
    double nearest = rows(AnchorDistanceRow.class, own).get(1).distance();

    assertThat(nearest).isGreaterThan(0.5);
    assertThat(rows(DiversityRow.class, own).get(0).anchorDistance()).isEqualTo(nearest);
  }

  @Test
  void unwantedAnchorsAloneLeaveDAnchorAsItIs() {
    OwnAnchors own = anchors(new Anchor(WORDS.get(9), AnchorKind.UNWANTED));

    assertThat(rows(DiversityRow.class, own))
        .isEqualTo(rows(DiversityRow.class, OwnAnchors.none()));
    assertThat(rows(AnchorDistanceRow.class, OwnAnchors.none())).isEmpty();
  }

  @Test
  void anAnchorHasThePlaceOfItsWord() {
    OwnAnchors own = anchors(new Anchor(WORDS.get(1), AnchorKind.UNWANTED));

    assertThat(own.rows())
        .containsExactly(
            new AnchorRow(
                0, WORDS.get(1), "unwanted", space.rows().get(1).x(), space.rows().get(1).y()));
  }
}
