package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PenalizedReluTest {
  private static final double STEP = 1e-5;

  private final INDArray values = values(1);
  private final INDArray epsilon = values(2);

  @Test
  void everyPenaltyGetsTheSameFractionOfTheLosssGradient() {
    for (Penalty penalty : List.of(new Decorrelation(), new GradientNoise(1))) {
      GradientRatios ratios = new GradientRatios();
      INDArray loss = new ActivationReLU().backprop(values.dup(), epsilon.dup()).getFirst();
      INDArray both =
          new PenalizedRelu(penalty, 0.3, ratios).backprop(values.dup(), epsilon.dup()).getFirst();

      double added = both.sub(loss).norm2Number().doubleValue();
      assertThat(added / loss.norm2Number().doubleValue()).isCloseTo(0.3, within(1e-6));
      assertThat(ratios.percentile(50)).isCloseTo(0.3, within(1e-6));
    }
  }

  @Test
  void forwardItIsAReluAndDoesNotTouchWhatThePenaltyReads() {
    PenalizedRelu relu = new PenalizedRelu(new Decorrelation(), 0.3, new GradientRatios());
    INDArray in = values.dup();
    relu.backprop(in, epsilon.dup());

    assertThat(in).isEqualTo(values);
    assertThat(relu.getActivation(values.dup(), true))
        .isEqualTo(new ActivationReLU().getActivation(values.dup(), true));
  }

  @Test
  void theDecorrelationGradientIsThatOfCentralDifferences() {
    INDArray gradient = new Decorrelation().gradient(values);
    for (int image = 0; image < values.rows(); image++) {
      for (int neuron = 0; neuron < values.columns(); neuron++) {
        assertThat(gradient.getDouble(image, neuron)).isCloseTo(slope(image, neuron), within(1e-7));
      }
    }
  }

  @Test
  void aConstantNeuronHasNoDecorrelationGradient() {
    INDArray constant = values.dup();
    constant.getColumn(1).assign(0);
    INDArray gradient = new Decorrelation().gradient(constant);

    assertThat(gradient.getColumn(1).norm2Number().doubleValue()).isZero();
    assertThat(gradient.norm2Number().doubleValue()).isPositive();
  }

  private double slope(int image, int neuron) {
    return (moved(image, neuron, STEP) - moved(image, neuron, -STEP)) / (2 * STEP);
  }

  private double moved(int image, int neuron, double by) {
    INDArray copy = values.dup();
    copy.putScalar(image, neuron, copy.getDouble(image, neuron) + by);
    return Decorrelation.value(copy);
  }

  private static INDArray values(long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(12 * 5, -1, 1).toArray();
    return Nd4j.createFromArray(values).reshape(12, 5);
  }
}
