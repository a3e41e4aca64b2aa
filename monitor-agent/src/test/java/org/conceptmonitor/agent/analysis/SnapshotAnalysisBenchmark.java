package org.conceptmonitor.agent.analysis;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.InterpretabilityRule;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;

/**
 * How long all analyses of one snapshot take: 512 neurons that follow a concept each, more or less,
 * over 2,000 images and the 1,153 concepts of the default set. Prints this thread's processor time;
 * run with one OpenMP thread, so that products count in full, and with a limited heap, which shows
 * that it is enough. The activations change from one snapshot to the next, as in training. Not part
 * of the build.
 */
final class SnapshotAnalysisBenchmark {
  private static final int NEURONS = 512;
  private static final int IMAGES = 2000;
  private static final int WARM_UP = 6;
  private static final int SNAPSHOTS = 15;

  private SnapshotAnalysisBenchmark() {}

  public static void main(String[] args) {
    ConceptSpace space = space(new Random(0));
    SnapshotAnalysis analysis =
        new SnapshotAnalysis(
            space, OwnAnchors.none(), new Interpretation(new CosCubed(), rule(args), 0.01));
    long[] times =
        LongStream.range(0, WARM_UP + SNAPSHOTS)
            .map(snapshot -> time(analysis, layer(space, new Random(snapshot)), (int) snapshot))
            .toArray();
    long[] measured = Arrays.stream(times).skip(WARM_UP).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "first %.3f s, then median %.3f s, %.3f to %.3f s of one core; heap limit %d MB%n",
        times[0] * 1e-9,
        measured[SNAPSHOTS / 2] * 1e-9,
        measured[0] * 1e-9,
        measured[SNAPSHOTS - 1] * 1e-9,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static InterpretabilityRule rule(String[] args) {
    return List.of(args).contains("fixed") ? new FixedThreshold(0.2) : ReplicatedRule.above(0.2);
  }

  /* Each concept shows in about one image of twelve. */
  private static ConceptSpace space(Random random) {
    ConceptSet concepts = ConceptSet.broden();
    Matrix vectors = BrodenVectors.load().encode(concepts.words());
    float[] shares = new float[IMAGES * concepts.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = random.nextInt(12) == 0 ? random.nextFloat() : 0;
    }
    return new ConceptSpace(
        concepts,
        vectors,
        Matrix.of(IMAGES, concepts.size(), shares),
        Optional.empty(),
        nuisances(random),
        ConceptMap.fit(vectors, MapDistance.EUCLIDEAN, 1));
  }

  private static Nuisances nuisances(Random random) {
    float[] measures = new float[IMAGES * 4];
    for (int i = 0; i < measures.length; i++) {
      measures[i] = random.nextFloat();
    }
    return Nuisances.of(Matrix.of(IMAGES, 4, measures));
  }

  private static LayerActivations layer(ConceptSpace space, Random random) {
    float[] values = new float[IMAGES * NEURONS];
    for (int i = 0; i < values.length; i++) {
      int neuron = i % NEURONS;
      float share = space.conceptActivations().get(i / NEURONS, 2 * neuron);
      float strength = 2f * neuron / NEURONS;
      values[i] = (float) Math.max(0, strength * share + 0.3 * random.nextGaussian());
    }
    return new LayerActivations("dense", Matrix.of(IMAGES, NEURONS, values), Optional.empty());
  }

  private static long time(SnapshotAnalysis analysis, LayerActivations layer, int epoch) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    analysis.tables(epoch, List.of(layer));
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
  }
}
