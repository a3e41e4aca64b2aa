package org.conceptmonitor.agent.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Vectors as rows of table {@code vectors}. */
final class VectorRows {
  private VectorRows() {}

  /** One row a vector, whose place nobody asks for. */
  static List<VectorRow> of(String space, Matrix vectors) {
    float[] nowhere = new float[2 * vectors.rows()];
    Arrays.fill(nowhere, Float.NaN);
    return of(space, vectors, Matrix.of(vectors.rows(), 2, nowhere));
  }

  /**
   * One row a vector.
   *
   * @param vectors [vectors, width]
   * @param places [vectors, 2]
   */
  static List<VectorRow> of(String space, Matrix vectors, Matrix places) {
    return IntStream.range(0, vectors.rows())
        .mapToObj(
            i ->
                new VectorRow(
                    space,
                    i,
                    places.get(i, 0),
                    places.get(i, 1),
                    HalfFloats.encode(vectors.row(i))))
        .toList();
  }
}
