package org.conceptmonitor.agent.analysis;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;

/**
 * How long the 2-D view takes: fitted on as many random clusters as a Python baseline takes and on
 * the words of the default concept set, and 512 vectors placed. Prints wall time and this thread's
 * processor time, both medians of five; not part of the build.
 */
final class ConceptMapBenchmark {
  private static final int WIDTH = 384;
  private static final int REPETITIONS = 5;

  private ConceptMapBenchmark() {}

  public static void main(String[] args) {
    Random random = new Random(0);
    Matrix clusters = clusters(1200, random);
    Matrix words = BrodenVectors.load().encode(ConceptSet.broden().words());
    ConceptMap map = ConceptMap.fit(words, MapDistance.EUCLIDEAN, 1);
    Matrix mixtures = mixtures(words, 512, random);

    measure("fit of 1200 x 384 clusters", () -> ConceptMap.fit(clusters, MapDistance.EUCLIDEAN, 1));
    measure("fit of 1153 x 384 words", () -> ConceptMap.fit(words, MapDistance.EUCLIDEAN, 1));
    measure("512 vectors placed", () -> map.place(mixtures));
  }

  /* Twenty random centres, and noise of .6 around them: what the baseline fits. */
  private static Matrix clusters(int points, Random random) {
    Matrix centres = normal(20, random);
    Matrix noise = normal(points, random);
    float[] values = noise.values();
    for (int point = 0; point < points; point++) {
      int centre = random.nextInt(centres.rows());
      for (int column = 0; column < WIDTH; column++) {
        int index = point * WIDTH + column;
        values[index] = centres.get(centre, column) + 0.6f * values[index];
      }
    }
    return noise;
  }

  private static Matrix normal(int rows, Random random) {
    float[] values = new float[rows * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(rows, WIDTH, values);
  }

  /* Neurons lie between words: weighted means of three. */
  private static Matrix mixtures(Matrix words, int count, Random random) {
    float[] weights = new float[count * words.rows()];
    for (int row = 0; row < count; row++) {
      for (int part = 0; part < 3; part++) {
        weights[row * words.rows() + random.nextInt(words.rows())] += 1f / 3;
      }
    }
    return Matrix.of(count, words.rows(), weights).times(words);
  }

  private static void measure(String name, Runnable work) {
    work.run();
    long[][] times =
        IntStream.range(0, REPETITIONS).mapToObj(i -> time(work)).toArray(long[][]::new);
    System.out.printf(
        Locale.ROOT,
        "%s: %.3f s, of one core %.3f s%n",
        name,
        median(times, 0) * 1e-9,
        median(times, 1) * 1e-9);
  }

  private static long[] time(Runnable work) {
    long wall = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return new long[] {
      System.nanoTime() - wall,
      ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor
    };
  }

  private static long median(long[][] times, int column) {
    return Arrays.stream(times).mapToLong(time -> time[column]).sorted().toArray()[REPETITIONS / 2];
  }
}
