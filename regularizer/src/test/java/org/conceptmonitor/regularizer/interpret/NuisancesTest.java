package org.conceptmonitor.regularizer.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;

class NuisancesTest {
  @Test
  void theMeasuresOfASquareOnBlack() {
    float[] pixels = new float[8 * 8];
    for (int y = 2; y < 6; y++) {
      Arrays.fill(pixels, 8 * y + 2, 8 * y + 6, 0.5f);
    }
    double[] measures = new ImageMeasures(pixels, 8, 8).all();
    double cornerWithTwoEdges = Math.sqrt(0.5);
    assertThat(measures[0]).isCloseTo(0.125, within(1e-6));
    assertThat(measures[1]).isCloseTo(Math.sqrt(0.25 * 0.25 - 0.125 * 0.125), within(1e-6));
    assertThat(measures[2]).isCloseTo((14 * 0.5 + cornerWithTwoEdges) / 64, within(1e-6));
    assertThat(measures[3]).isEqualTo(0.25);
  }

  @Test
  void theGreyOfAColourImageIsTheChannelsMean() {
    float[] grey = {0.5f, 0.2f, 0.1f, 0.4f};
    float[] colour = {0.3f, 0.2f, 0, 0.4f, 0.6f, 0.3f, 0.3f, 0.1f, 0.6f, 0.1f, 0, 0.7f};
    assertThat(new ImageMeasures(colour, 2, 2).all())
        .containsExactly(new ImageMeasures(grey, 2, 2).all(), within(1e-6));
  }

  @Property(tries = 30)
  void residualsAreOrthogonalToEveryRegressor(@ForAll long seed) {
    Matrix measures = random(200, 4, seed);
    Matrix residuals =
        ColumnMoments.centred(Nuisances.of(measures).residuals(random(200, 3, seed + 1)));
    for (int column = 0; column < 3; column++) {
      for (int first = 0; first < 4; first++) {
        assertThat(sumOfProducts(residuals, column, measures, first, -1))
            .isCloseTo(0, within(1e-3));
        for (int second = first; second < 4; second++) {
          assertThat(sumOfProducts(residuals, column, measures, first, second))
              .isCloseTo(0, within(1e-3));
        }
      }
    }
  }

  @Test
  void whatNuisancesExplainIsConstantAfterwards() {
    Matrix measures = random(300, 4, 3);
    Matrix explained = Matrix.zeros(300, 1);
    for (int image = 0; image < 300; image++) {
      explained.values()[image] =
          5 + 2 * measures.get(image, 0) - measures.get(image, 1) * measures.get(image, 3);
    }
    float mean = (float) ColumnMoments.means(explained)[0];
    assertThat(Nuisances.of(measures).residuals(explained).values()).containsOnly(mean);
  }

  @Test
  void nuisancesThatDependOnEachOtherAreNoError() {
    Matrix measures = random(100, 4, 3);
    for (int image = 0; image < 100; image++) {
      measures.values()[4 * image + 1] = 2 * measures.get(image, 0);
      measures.values()[4 * image + 2] = 1;
    }
    Matrix noise = random(100, 2, 9);
    float[] residuals = Nuisances.of(measures).residuals(noise).values();
    assertThat(residuals).doesNotContain(Float.NaN);
    assertThat(residuals[0]).isNotZero();
  }

  @Test
  void aColumnWithNaNStaysNaNAlone() {
    Matrix columns = random(100, 2, 3);
    columns.values()[6] = Float.NaN;
    Matrix residuals = Nuisances.of(random(100, 4, 1)).residuals(columns);
    assertThat(residuals.get(0, 0)).isNaN();
    assertThat(residuals.get(0, 1)).isFinite();
  }

  @Test
  void otherThanFourMeasuresAreRefused() {
    assertThatThrownBy(() -> Nuisances.of(random(10, 3, 1)))
        .hasMessageContaining("3 measures an image");
  }

  private static double sumOfProducts(
      Matrix residuals, int column, Matrix measures, int first, int second) {
    double sum = 0;
    for (int image = 0; image < residuals.rows(); image++) {
      double other = second < 0 ? 1 : measures.get(image, second);
      sum += residuals.get(image, column) * measures.get(image, first) * other;
    }
    return sum;
  }

  private static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}
