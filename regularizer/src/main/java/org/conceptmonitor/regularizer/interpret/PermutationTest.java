package org.conceptmonitor.regularizer.interpret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tests each neuron's largest similarity against those under random orders of the images. Null
 * draws are pooled over neurons of one {@link TailShape}, some of which speak for all. These are
 * too few draws for a single discovery among K neurons, which takes K / rate: a pool gets more on
 * request.
 */
final class PermutationTest {
  private static final int SPEAKERS = 64;
  private static final int AT_ONCE = 128;

  private final Comparison comparison;
  private final float[] observed;
  private final double rate;
  private final SplittableRandom random;
  private final List<NullPool> pools;
  /* Of each neuron; null where there is nothing to test. */
  private final NullPool[] poolOf;

  /**
   * @param observed each neuron's largest similarity; NaN where there is nothing to test
   * @param rate bound of the false discovery rate
   */
  PermutationTest(Comparison comparison, float[] observed, double rate, SplittableRandom random) {
    this.comparison = comparison;
    this.observed = observed;
    this.rate = rate;
    this.random = random;
    poolOf = new NullPool[observed.length];
    pools = pools();
    draw(
        pool ->
            comparison.readsNeuronsAlone()
                ? Math.min(SPEAKERS, pool.neurons().size())
                : pool.neurons().size());
  }

  private List<NullPool> pools() {
    Map<TailShape, List<Integer>> members = new LinkedHashMap<>();
    TailShape[] shapes = comparison.shapes();
    for (int neuron : ImageOrders.shuffled(observed.length, random)) {
      if (!Float.isNaN(observed[neuron])) {
        members.computeIfAbsent(shapes[neuron], shape -> new ArrayList<>()).add(neuron);
      }
    }
    List<NullPool> all = members.values().stream().map(NullPool::new).toList();
    all.forEach(pool -> pool.neurons().forEach(neuron -> poolOf[neuron] = pool));
    return all;
  }

  /* All pools at once, so that their products are few and large. */
  private void draw(ToIntFunction<NullPool> neurons) {
    int[] chosen =
        pools.stream()
            .flatMapToInt(pool -> IntStream.of(pool.next(neurons.applyAsInt(pool))))
            .toArray();
    if (chosen.length > 0) {
      float[][] draws = comparison.nullMaxima(chosen, random.split());
      for (int i = 0; i < chosen.length; i++) {
        poolOf[chosen[i]].add(draws[i]);
      }
      pools.forEach(NullPool::sort);
    }
  }

  /**
   * Draws more for a pool as long as one of its neurons in question is no discovery but above all
   * its draws: until it is reached once, or there are draws enough to make it a discovery.
   *
   * @param inQuestion neurons whose p-value decides something
   * @return this
   */
  PermutationTest refinedFor(IntPredicate inQuestion) {
    if (comparison.readsNeuronsAlone()) {
      for (int[] open = open(inQuestion); open.length > 0; open = open(inQuestion)) {
        drawFor(open);
      }
    }
    return this;
  }

  private int[] open(IntPredicate inQuestion) {
    boolean[] discoveries = discoveries();
    return IntStream.range(0, observed.length)
        .filter(neuron -> poolOf[neuron] != null && !discoveries[neuron])
        .filter(neuron -> inQuestion.test(neuron) && poolOf[neuron].isBelow(observed[neuron]))
        .toArray();
  }

  /* Were all of these discoveries beside those there are, each would need so many draws. */
  private void drawFor(int[] open) {
    int tests = pools.stream().mapToInt(pool -> pool.neurons().size()).sum();
    double needed = tests / (rate * (open.length + count(discoveries())));
    Set<NullPool> asking =
        IntStream.of(open).mapToObj(neuron -> poolOf[neuron]).collect(Collectors.toSet());
    draw(
        pool -> {
          double missing = needed - pool.size();
          return asking.contains(pool) && missing >= 0
              ? (int) Math.min(AT_ONCE, missing / pool.drawsANeuron() + 1)
              : 0;
        });
  }

  private static int count(boolean[] values) {
    int count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }

  /** One a neuron; NaN where there is nothing to test. */
  double[] pValues() {
    double[] pValues = new double[observed.length];
    for (int neuron = 0; neuron < pValues.length; neuron++) {
      NullPool pool = poolOf[neuron];
      pValues[neuron] = pool == null ? Double.NaN : pool.pValue(observed[neuron]);
    }
    return pValues;
  }

  /** Which neurons are discoveries. */
  boolean[] discoveries() {
    double[] pValues = pValues();
    double accepted = BenjaminiHochberg.largestDiscovery(pValues, rate);
    boolean[] discoveries = new boolean[pValues.length];
    for (int neuron = 0; neuron < discoveries.length; neuron++) {
      discoveries[neuron] = pValues[neuron] <= accepted;
    }
    return discoveries;
  }
}
