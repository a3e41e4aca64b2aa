package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.examples.data.ProbeReader;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ConceptSourcesTest {
  private static final ProbeSet LEARNED = drawn(1);
  private static final ProbeSet OTHER = drawn(2);
  private static final DrawnConcepts RATING = DrawnConcepts.of(LEARNED);
  private static final INDArray PIXELS = ProbeReader.pixels(OTHER, 0, OTHER.size());

  @Test
  void upAndDownEdgesFallIntoOtherOrientationsThanLeftAndRight() {
    float[] bars = new float[28 * 28];
    float[] beams = new float[28 * 28];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = i % 28 / 4 % 2;
      beams[i] = i / 28 / 4 % 2;
    }
    double[] left = OrientedGradients.of(bars, 28);
    double[] down = OrientedGradients.of(beams, 28);

    assertThat(left[0]).isCloseTo(3.0 / 7, within(0.01));
    assertThat(IntStream.range(2, 10).filter(i -> left[i] > 0 && down[i] > 0)).isEmpty();
    assertThat(IntStream.range(2, 10).filter(i -> left[i] > 0)).hasSize(1);
  }

  @Test
  void whatWasLearnedFromDrawnImagesHoldsForOthers() {
    Matrix rated = RATING.activations(PIXELS, null);

    assertThat(correlation(rated, OTHER.conceptActivations(), "striped")).isGreaterThan(0.3);
    assertThat(correlation(rated, OTHER.conceptActivations(), "black")).isGreaterThan(0.3);
  }

  @Test
  void theSumWeighsImageAndLabelEqually() {
    INDArray labels = Nd4j.zeros(OTHER.size(), 2);
    for (int image = 0; image < OTHER.size(); image++) {
      labels.putScalar(image, image % 2, 1);
    }
    ConceptSource label =
        ConceptSource.ofClassLabels(
            RATING.concepts(), BrodenVectors.load(), List.of("shoe", "coat"));
    Matrix sum = new LabelledConcepts(RATING, label, PIXELS, labels).activations(PIXELS, labels);

    assertThat(correlation(sum, RATING.activations(PIXELS, labels), "striped"))
        .isCloseTo(correlation(sum, label.activations(PIXELS, labels), "striped"), within(1e-5));
  }

  private static double correlation(Matrix left, Matrix right, String word) {
    int concept = OTHER.concepts().indexOf(word).orElseThrow();
    return new PearsonsCorrelation().correlation(column(left, concept), column(right, concept));
  }

  private static double[] column(Matrix matrix, int column) {
    return IntStream.range(0, matrix.rows()).mapToDouble(row -> matrix.get(row, column)).toArray();
  }

  private static ProbeSet drawn(long seed) {
    return SyntheticProbeSet.builder()
        .shape(new ImageShape(1, 28, 28))
        .images(1000)
        .seed(seed)
        .build();
  }
}
