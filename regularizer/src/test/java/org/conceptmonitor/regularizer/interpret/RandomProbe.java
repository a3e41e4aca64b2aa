package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Images that are nothing but numbers: four nuisances, and concepts' shares that depend on them as
 * areas depend on brightness.
 */
record RandomProbe(Matrix measures, Matrix conceptActivations, Nuisances nuisances) {
  private static final double SHOWN = 0.15;

  static RandomProbe of(int images, int concepts, long seed) {
    Random random = new Random(seed);
    Matrix measures = Matrix.zeros(images, 4);
    for (int i = 0; i < measures.values().length; i++) {
      measures.values()[i] = (float) Math.abs(random.nextGaussian());
    }
    Matrix shares = Matrix.zeros(images, concepts);
    for (int i = 0; i < shares.values().length; i++) {
      float nuisance = measures.get(i / concepts, i % 4);
      boolean shown = random.nextDouble() < SHOWN;
      shares.values()[i] = shown ? (float) (random.nextDouble() * (0.2 + 0.1 * nuisance)) : 0;
    }
    return new RandomProbe(measures, shares, Nuisances.of(measures));
  }

  int concepts() {
    return conceptActivations.columns();
  }

  /** One neuron a concept: its share plus so many standard deviations of a nuisance. */
  Matrix conceptNeurons(double nuisance) {
    float[] values = conceptActivations.values().clone();
    double deviation = 0.06 * nuisance;
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (deviation * measures.get(i / concepts(), i % 3));
    }
    return Matrix.of(measures.rows(), concepts(), values);
  }

  Matrix nuisanceNeurons() {
    return measures;
  }

  Matrix noise(int neurons, long seed) {
    Random random = new Random(seed);
    Matrix noise = Matrix.zeros(measures.rows(), neurons);
    for (int i = 0; i < noise.values().length; i++) {
      noise.values()[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  Matrix constantNeurons(float first, float second) {
    Matrix constant = Matrix.zeros(measures.rows(), 2);
    for (int i = 0; i < constant.values().length; i++) {
      constant.values()[i] = i % 2 == 0 ? first : second;
    }
    return constant;
  }

  /** The same with one more concept, that of another up to noise. */
  RandomProbe withTwinOf(int concept, double noise) {
    Random random = new Random(7);
    return with(image -> conceptActivations.get(image, concept) + noise * random.nextGaussian());
  }

  /** The same with one more concept, shown wherever a nuisance is large. */
  RandomProbe withConceptLike(Nuisance nuisance) {
    int column = Arrays.asList(Nuisance.values()).indexOf(nuisance);
    return with(image -> Math.max(0, measures.get(image, column) - 0.5));
  }

  private RandomProbe with(IntToDoubleFunction concept) {
    Matrix more = Matrix.zeros(measures.rows(), concepts() + 1);
    for (int image = 0; image < measures.rows(); image++) {
      System.arraycopy(
          conceptActivations.row(image), 0, more.values(), image * more.columns(), concepts());
      more.values()[image * more.columns() + concepts()] = (float) concept.applyAsDouble(image);
    }
    return new RandomProbe(measures, more, nuisances);
  }

  /** One neuron that follows the sum of two concepts. */
  Matrix between(int one, int other) {
    Matrix sum = Matrix.zeros(measures.rows(), 1);
    for (int image = 0; image < measures.rows(); image++) {
      sum.values()[image] =
          conceptActivations.get(image, one) + conceptActivations.get(image, other);
    }
    return sum;
  }
}
