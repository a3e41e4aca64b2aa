package org.conceptmonitor.examples.regularizer;

import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** No penalty at all: a gradient of independent normal numbers. For one thread. */
final class GradientNoise implements Penalty {
  private final Random random;

  GradientNoise(long seed) {
    random = new Random(seed);
  }

  @Override
  public INDArray gradient(INDArray preActivations) {
    float[] values = new float[(int) preActivations.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(preActivations.shape());
  }
}
