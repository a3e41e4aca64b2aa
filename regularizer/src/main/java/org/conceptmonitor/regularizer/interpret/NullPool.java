package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.List;

/** Null draws of neurons that look alike. Not safe for use by several threads. */
final class NullPool {
  private final List<Integer> neurons;
  private int asked;
  /* Ascending. */
  private float[] draws = new float[0];

  /**
   * @param neurons in the order in which they are asked for draws
   */
  NullPool(List<Integer> neurons) {
    this.neurons = List.copyOf(neurons);
  }

  List<Integer> neurons() {
    return neurons;
  }

  /** Whose draws to take next: one neuron after the other, then the first one again. */
  int[] next(int count) {
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = neurons.get(asked++ % neurons.size());
    }
    return chosen;
  }

  /** Takes a neuron's draws. To be sorted before anything else is asked. */
  void add(float[] more) {
    int size = draws.length;
    draws = Arrays.copyOf(draws, size + more.length);
    System.arraycopy(more, 0, draws, size, more.length);
  }

  void sort() {
    Arrays.sort(draws);
  }

  int size() {
    return draws.length;
  }

  /** How many draws each asking gave so far; there must have been one. */
  int drawsANeuron() {
    return draws.length / asked;
  }

  /** (1 + draws that reach the value) / (1 + draws). */
  double pValue(float value) {
    return (1.0 + draws.length - below(value)) / (1.0 + draws.length);
  }

  /** Whether no draw reaches the value. */
  boolean isBelow(float value) {
    return below(value) == draws.length;
  }

  /* Draws less than the value, by bisection. */
  private int below(float value) {
    int low = 0;
    int high = draws.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (draws[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
