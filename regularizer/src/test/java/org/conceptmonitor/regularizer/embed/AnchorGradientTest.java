package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.Precision;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;

class AnchorGradientTest {
  private static final int IMAGES = 12;
  private static final int NEURONS = 5;
  private static final int CONCEPTS = 9;
  private static final Matrix WORDS = RandomMatrices.unitRows(CONCEPTS, 7, 1);
  private static final double T = 0.1;

  private final AnchorGradient gradient =
      new AnchorGradient(AnchorSpace.of(WORDS), Precision.DOUBLE);

  @Property(tries = 30)
  void equalsCentralDifferences(@ForAll @IntRange(max = 10_000) int seed) {
    double[] activations = normal(IMAGES * NEURONS, seed);
    double[] concepts = normal(IMAGES * CONCEPTS, seed + 1);
    compute(activations, concepts);
    int[] nearest = gradient.nearest().clone();
    double[] analytic = gradient.gradient().clone();
    double step = 1e-6;
    double largest = Arrays.stream(analytic).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < activations.length; i++) {
      double kept = activations[i];
      activations[i] = kept + step;
      double above = compute(activations, concepts).value();
      boolean kink = !Arrays.equals(nearest, gradient.nearest());
      activations[i] = kept - step;
      double below = compute(activations, concepts).value();
      kink |= !Arrays.equals(nearest, gradient.nearest());
      activations[i] = kept;
      if (!kink) {
        assertThat((above - below) / (2 * step)).isCloseTo(analytic[i], within(1e-6 * largest));
      }
    }
  }

  @Property(tries = 30)
  void dependsNeitherOnScaleNorOnOffset(
      @ForAll @IntRange(max = 10_000) int seed,
      @ForAll @DoubleRange(min = -120, max = 120) double exponent) {
    double[] activations = normal(IMAGES * NEURONS, seed);
    double[] concepts = normal(IMAGES * CONCEPTS, seed + 1);
    double value = compute(activations, concepts).value();
    double scale = Math.pow(10, exponent);
    double[] other = Arrays.stream(activations).map(q -> (q + 3) * scale).toArray();
    assertThat(compute(other, concepts).value()).isCloseTo(value, within(1e-9));
  }

  @Test
  void deadNeuronsAreLeftOutAndHaveNoGradient() {
    double[] activations = normal(IMAGES * NEURONS, 3);
    double[] concepts = normal(IMAGES * CONCEPTS, 4);
    fillColumn(activations, 2, 0.1);
    AnchorValue value = compute(activations, concepts);
    assertThat(value.living()).isEqualTo(NEURONS - 1);
    assertThat(gradient.nearest()).doesNotContain(2);
    assertThat(column(gradient.gradient(), 2)).containsOnly(0);
    double[] without = withoutColumn(activations, 2);
    assertThat(gradient.compute(without, concepts, IMAGES, NEURONS - 1, T).value())
        .isCloseTo(value.value(), within(1e-12));
  }

  @Test
  void ofEquallyNearNeuronsTheFirstIsTheNearest() {
    double[] activations = normal(IMAGES * NEURONS, 5);
    for (int n = 0; n < IMAGES; n++) {
      Arrays.fill(activations, n * NEURONS, (n + 1) * NEURONS, activations[n * NEURONS]);
    }
    assertThat(compute(activations, normal(IMAGES * CONCEPTS, 6)).living()).isEqualTo(NEURONS);
    assertThat(gradient.nearest()).containsOnly(0);
  }

  @Test
  void withoutALivingNeuronValueAndGradientAreZero() {
    compute(normal(IMAGES * NEURONS, 7), normal(IMAGES * CONCEPTS, 7));
    assertThat(compute(new double[IMAGES * NEURONS], normal(IMAGES * CONCEPTS, 8)))
        .isEqualTo(new AnchorValue(0, 0, 0));
    assertThat(gradient.gradient()).containsOnly(0);
    assertThat(gradient.compute(normal(NEURONS, 9), normal(CONCEPTS, 9), 1, NEURONS, T))
        .isEqualTo(new AnchorValue(0, 0, 0));
  }

  @Test
  void neuronsThatAreNotFiniteAreCountedAndStopTheGradient() {
    double[] activations = normal(IMAGES * NEURONS, 10);
    activations[1] = Double.NaN;
    activations[NEURONS + 3] = Double.POSITIVE_INFINITY;
    assertThat(compute(activations, normal(IMAGES * CONCEPTS, 11)))
        .isEqualTo(new AnchorValue(Double.NaN, NEURONS - 2, 2));
    assertThat(gradient.gradient()).containsOnly(0);
  }

  @Test
  void conceptActivationsThatAreNotFiniteAreRefused() {
    double[] concepts = normal(IMAGES * CONCEPTS, 12);
    concepts[4] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compute(normal(IMAGES * NEURONS, 12), concepts))
        .withMessageContaining("concept 4");
  }

  @Test
  void aTemperatureOfZeroIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> gradient.compute(new double[NEURONS], new double[CONCEPTS], 1, NEURONS, 0))
        .withMessageContaining("temperature");
  }

  @Test
  void anchorsOutsideOfTheConceptsOrTwiceAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AnchorSpace.of(WORDS, new int[] {1, 9}))
        .withMessageContaining("[1, 9]");
    assertThatIllegalArgumentException().isThrownBy(() -> AnchorSpace.of(WORDS, new int[] {1, 1}));
    assertThatIllegalArgumentException().isThrownBy(() -> AnchorSpace.of(WORDS, new int[0]));
  }

  @Test
  void aStepAfterTheFirstAllocatesNoArrays() {
    int images = 128;
    int neurons = 160;
    double[] activations = normal(images * neurons, 13);
    AnchorGradient single =
        new AnchorGradient(AnchorSpace.of(RandomMatrices.unitRows(300, 48, 2)), Precision.SINGLE);
    double[] concepts = normal(images * 300, 14);
    for (int step = 0; step < 20; step++) {
      single.compute(activations, concepts, images, neurons, T);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    single.compute(activations, concepts, images, neurons, T);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).isLessThan((long) images * neurons * Float.BYTES);
  }

  @Test
  void aSmallerMinibatchAfterALargerOneGivesItsOwnResult() {
    double[] few = normal(4 * NEURONS, 15);
    double[] fewConcepts = normal(4 * CONCEPTS, 16);
    AnchorValue alone = gradient.compute(few, fewConcepts, 4, NEURONS, T);
    double[] expected = Arrays.copyOf(gradient.gradient(), few.length);
    compute(normal(IMAGES * NEURONS, 17), normal(IMAGES * CONCEPTS, 18));
    assertThat(gradient.compute(few, fewConcepts, 4, NEURONS, T)).isEqualTo(alone);
    assertThat(Arrays.copyOf(gradient.gradient(), few.length)).isEqualTo(expected);
  }

  private AnchorValue compute(double[] activations, double[] concepts) {
    return gradient.compute(activations, concepts, IMAGES, NEURONS, T);
  }

  private static double[] normal(int count, long seed) {
    return new Random(seed).doubles(count, -1, 1).map(x -> x * (1 + x * x)).toArray();
  }

  private static void fillColumn(double[] values, int column, double value) {
    for (int i = column; i < values.length; i += NEURONS) {
      values[i] = value;
    }
  }

  private static double[] column(double[] values, int column) {
    double[] copy = new double[IMAGES];
    Arrays.setAll(copy, n -> values[n * NEURONS + column]);
    return copy;
  }

  private static double[] withoutColumn(double[] values, int column) {
    double[] kept = new double[IMAGES * (NEURONS - 1)];
    for (int i = 0, to = 0; i < values.length; i++) {
      if (i % NEURONS != column) {
        kept[to++] = values[i];
      }
    }
    return kept;
  }
}
