package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.Precision;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Value and gradient of d_anchor for 512 neurons, 1,200 concepts, vectors of 384 numbers, on a
 * minibatch of 256 images. The same in PyTorch: {@code src/test/python/anchor_distance_torch.py}.
 * Not part of the build; docs/benchmarks.md says how to run it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AnchorGradientBenchmark {
  private static final int IMAGES = 256;
  private static final int NEURONS = 512;
  private static final int CONCEPTS = 1_200;
  private static final int WIDTH = 384;
  private static final double TEMPERATURE = 0.1;

  @Param({"1200", "100"})
  private int anchors;

  private AnchorGradient step;
  private double[] activations;
  private double[] conceptActivations;

  /** Softplus of noise as activations, noise as concept activations, random directions as words. */
  @Setup
  public void draw() {
    Random random = new Random(1);
    activations = new double[IMAGES * NEURONS];
    Arrays.setAll(activations, i -> Math.log1p(Math.exp(random.nextGaussian())));
    conceptActivations = new double[IMAGES * CONCEPTS];
    Arrays.setAll(conceptActivations, i -> 0.2 + 0.05 * random.nextGaussian());
    Matrix words = RandomMatrices.unitRows(CONCEPTS, WIDTH, 2);
    AnchorSpace space = AnchorSpace.of(words, IntStream.range(0, anchors).toArray());
    step = new AnchorGradient(space, Precision.SINGLE);
  }

  @Benchmark
  public AnchorValue valueAndGradient() {
    return step.compute(activations, conceptActivations, IMAGES, NEURONS, TEMPERATURE);
  }
}
