package org.conceptmonitor.regularizer.detect;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Groups of concepts that a probe set can't tell apart: those whose activations correlate, directly
 * or through others of the group.
 */
public final class AliasGroups {
  /* Correlations held at a time. */
  private static final int BLOCK_VALUES = 1 << 22;

  private final int[] parent;

  private AliasGroups(int concepts) {
    parent = new int[concepts];
    Arrays.setAll(parent, concept -> concept);
  }

  /**
   * Groups the columns whose Pearson correlation is above the threshold, transitively. A column
   * that never varies, or holds NaN, stays alone. Holds one copy of P and at most 16 MB of
   * correlations at a time, so that 20,000 concepts need no table of 20,000 x 20,000.
   *
   * @param conceptActivations P [images, concepts]
   * @param correlation the threshold, in [-1, 1]
   * @return the group of each concept; groups are numbered from 0 in the order of their first
   *     concept
   */
  public static int[] of(Matrix conceptActivations, double correlation) {
    if (!(correlation >= -1 && correlation <= 1)) {
      throw new IllegalArgumentException(
          "the correlation threshold is %s: expected a number from -1 to 1".formatted(correlation));
    }
    Matrix columns = Columns.centred(conceptActivations);
    AliasGroups groups = new AliasGroups(columns.columns());
    boolean[] varies = varies(columns);
    int block = Math.max(1, BLOCK_VALUES / Math.max(1, columns.columns()));
    for (int first = 0; first < columns.columns(); first += block) {
      int end = Math.min(first + block, columns.columns());
      groups.joinCorrelated(
          selectColumns(columns, first, end).transposeTimes(columns), first, correlation, varies);
    }
    return groups.numbered();
  }

  private static Matrix selectColumns(Matrix matrix, int first, int end) {
    if (first == 0 && end == matrix.columns()) {
      return matrix;
    }
    float[] selected = new float[matrix.rows() * (end - first)];
    for (int row = 0; row < matrix.rows(); row++) {
      int start = row * matrix.columns();
      System.arraycopy(matrix.values(), start + first, selected, row * (end - first), end - first);
    }
    return Matrix.of(matrix.rows(), end - first, selected);
  }

  private void joinCorrelated(Matrix correlations, int first, double threshold, boolean[] varies) {
    for (int row = 0; row < correlations.rows(); row++) {
      int a = first + row;
      for (int b = a + 1; b < parent.length; b++) {
        if (correlations.get(row, b) > threshold && varies[a] && varies[b]) {
          parent[root(b)] = root(a);
        }
      }
    }
  }

  private static boolean[] varies(Matrix centred) {
    boolean[] varies = new boolean[centred.columns()];
    for (int i = 0; i < centred.values().length; i++) {
      varies[i % varies.length] |= centred.values()[i] != 0;
    }
    return varies;
  }

  private int root(int concept) {
    while (parent[concept] != concept) {
      parent[concept] = parent[parent[concept]];
      concept = parent[concept];
    }
    return concept;
  }

  private int[] numbered() {
    int[] numberOfRoot = new int[parent.length];
    Arrays.fill(numberOfRoot, -1);
    int[] group = new int[parent.length];
    int next = 0;
    for (int concept = 0; concept < group.length; concept++) {
      int root = root(concept);
      if (numberOfRoot[root] < 0) {
        numberOfRoot[root] = next++;
      }
      group[concept] = numberOfRoot[root];
    }
    return group;
  }
}
