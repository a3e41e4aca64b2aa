package org.conceptmonitor.server.whatif;

import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.VectorRow;

/**
 * Vectors of one width, row by row.
 *
 * @param count how many
 * @param width values of each
 * @param values all of them
 */
record Vectors(int count, int width, float[] values) {
  /**
   * The vectors of one space, in their order.
   *
   * @throws HttpException if there is none, or if they differ in width
   */
  static Vectors of(List<VectorRow> rows) {
    if (rows.isEmpty()) {
      throw NotStored.because("the run has no concept vectors: its agent sent none");
    }
    int width = rows.get(0).vector().length / Short.BYTES;
    float[] values = new float[rows.size() * width];
    for (int row = 0; row < rows.size(); row++) {
      float[] vector = HalfFloats.decode(rows.get(row).vector());
      if (vector.length != width) {
        throw NotStored.because(
            "vector %d of the run has %d values, the first one has %d: it is damaged"
                .formatted(row, vector.length, width));
      }
      System.arraycopy(vector, 0, values, row * width, width);
    }
    return new Vectors(rows.size(), width, values);
  }

  /** These, if they have as many values as the concepts' vectors. */
  Vectors ofWidth(int expected) {
    if (width != expected) {
      throw NotStored.because(
          "the run's concept vectors have %d values, others %d: it is damaged"
              .formatted(expected, width));
    }
    return this;
  }
}
