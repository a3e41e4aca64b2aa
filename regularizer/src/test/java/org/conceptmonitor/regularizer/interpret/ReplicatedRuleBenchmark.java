package org.conceptmonitor.regularizer.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Times the replicated rule beside the detector alone, taking turns, on 512 neurons, 10,000 images
 * and 1,200 concepts: noise, rectified noise, mixes of nuisances, and concepts under nuisances. Run
 * from the command line; arguments: rounds, neurons, images, concepts.
 */
final class ReplicatedRuleBenchmark {
  private static final int[] DEFAULTS = {7, 512, 10_000, 1_200};

  private ReplicatedRuleBenchmark() {}

  /** Prints the medians and their ratio. */
  public static void main(String[] arguments) {
    int[] sizes = DEFAULTS.clone();
    for (int i = 0; i < arguments.length; i++) {
      sizes[i] = Integer.parseInt(arguments[i]);
    }
    RandomProbe probe = RandomProbe.of(sizes[2], sizes[3], 1);
    LayerProbe layer = LayerProbe.of(neurons(probe, sizes[1]), probe.conceptActivations());
    CosCubed detector = new CosCubed();
    ReplicatedRule rule = ReplicatedRule.above(0.2);
    Calibration calibration =
        rule.calibrate(detector, probe.conceptActivations(), probe.nuisances());
    Supplier<Object> alone = () -> detector.similarity(layer);
    Supplier<Object> calibrate =
        () -> rule.calibrate(detector, probe.conceptActivations(), probe.nuisances());
    Supplier<Object> read = () -> calibration.read(layer);
    print(List.of("detector", "calibrate", "read"), List.of(alone, calibrate, read), sizes[0]);
    LayerReading reading = calibration.read(layer);
    System.out.printf(
        "%d concept, %d low-level, %d none%n",
        reading.count(NeuronState.CONCEPT),
        reading.count(NeuronState.LOW_LEVEL),
        reading.count(NeuronState.NONE));
  }

  private static void print(List<String> names, List<Supplier<Object>> works, int rounds) {
    List<List<Double>> seconds = new ArrayList<>();
    names.forEach(name -> seconds.add(new ArrayList<>()));
    for (int round = 0; round < rounds + 2; round++) {
      for (int i = 0; i < works.size(); i++) {
        long start = System.nanoTime();
        Objects.requireNonNull(works.get(i).get());
        if (round > 1) {
          seconds.get(i).add((System.nanoTime() - start) * 1e-9);
        }
      }
    }
    for (int i = 0; i < names.size(); i++) {
      System.out.printf(
          "%s: median %.3f s, %.1f times the detector (%s)%n",
          names.get(i),
          median(seconds.get(i)),
          median(seconds.get(i)) / median(seconds.get(0)),
          seconds.get(i).stream().map("%.3f"::formatted).toList());
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static Matrix neurons(RandomProbe probe, int count) {
    Random random = new Random(3);
    Matrix neurons = Matrix.zeros(probe.measures().rows(), count);
    for (int i = 0; i < neurons.values().length; i++) {
      int image = i / count;
      int neuron = i % count;
      double noise = random.nextGaussian();
      float nuisance = probe.measures().get(image, neuron % 4);
      neurons.values()[i] =
          (float)
              switch (neuron % 5) {
                case 0 -> noise;
                case 1 -> Math.max(0, noise - 1);
                case 2 -> Math.max(0, nuisance - 0.5 + 0.1 * noise);
                case 3 -> nuisance + 0.3 * noise;
                default ->
                    0.1 * nuisance
                        + probe.conceptActivations().get(image, neuron % probe.concepts());
              };
    }
    return neurons;
  }
}
