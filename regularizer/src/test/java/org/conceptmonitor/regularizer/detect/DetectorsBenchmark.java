package org.conceptmonitor.regularizer.detect;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cos-cubed and soft-WPMI over 512 neurons, 10,000 images and 1,200 concepts, and the matrix
 * product in it alone. The same in PyTorch: {@code src/test/python/detectors_torch.py}. Not part of
 * the build; docs/benchmarks.md says how to run it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 10)
@Measurement(iterations = 15)
public class DetectorsBenchmark {
  private static final int IMAGES = 10_000;
  private static final int NEURONS = 512;
  private static final int CONCEPTS = 1_200;

  private LayerProbe probe;

  /** Softplus of noise as activations, and noise of the size of CLIP's cosines as concepts. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    float[] neurons = new float[IMAGES * NEURONS];
    for (int i = 0; i < neurons.length; i++) {
      neurons[i] = (float) Math.log1p(Math.exp(random.nextGaussian()));
    }
    float[] concepts = new float[IMAGES * CONCEPTS];
    for (int i = 0; i < concepts.length; i++) {
      concepts[i] = (float) (0.2 + 0.03 * random.nextGaussian());
    }
    probe =
        LayerProbe.of(Matrix.of(IMAGES, NEURONS, neurons), Matrix.of(IMAGES, CONCEPTS, concepts));
  }

  @Benchmark
  public Matrix cosCubed() {
    return new CosCubed().similarity(probe);
  }

  @Benchmark
  public Matrix softWpmi() {
    return new SoftWpmi().similarity(probe);
  }

  @Benchmark
  public Matrix productAlone() {
    return probe.activations().transposeTimes(probe.conceptActivations());
  }
}
