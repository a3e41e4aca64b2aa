package org.conceptmonitor.server.whatif;

import java.util.List;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.VectorRow;

/**
 * Vectors of one width.
 *
 * @param rows the values of each; at least one vector of at least one value
 */
record Vectors(float[][] rows) {
  /**
   * The vectors of one space, in their order.
   *
   * @throws io.vertx.ext.web.handler.HttpException if there is none, if they differ in width or
   *     have no values
   */
  static Vectors of(List<VectorRow> sent) {
    if (sent.isEmpty()) {
      throw NotStored.because("the run has no concept vectors: its agent sent none");
    }
    float[][] rows = new float[sent.size()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = HalfFloats.decode(sent.get(row).vector());
      if (rows[row].length == 0) {
        throw NotStored.because("vector %d of the run has no values: it is damaged".formatted(row));
      }
      if (rows[row].length != rows[0].length) {
        throw NotStored.because(
            "vector %d of the run has %d values, the first one has %d: it is damaged"
                .formatted(row, rows[row].length, rows[0].length));
      }
    }
    return new Vectors(rows);
  }

  int count() {
    return rows.length;
  }

  int width() {
    return rows[0].length;
  }

  /** Value by value instead: as many vectors as these have values. */
  Vectors transposed() {
    float[][] columns = new float[width()][count()];
    for (int row = 0; row < count(); row++) {
      for (int column = 0; column < width(); column++) {
        columns[column][row] = rows[row][column];
      }
    }
    return new Vectors(columns);
  }

  /** All values, vector by vector. */
  float[] values() {
    float[] values = new float[count() * width()];
    for (int row = 0; row < count(); row++) {
      System.arraycopy(rows[row], 0, values, row * width(), width());
    }
    return values;
  }

  /** These, if they have as many values as the concepts' vectors. */
  Vectors ofWidth(int expected) {
    if (width() != expected) {
      throw NotStored.because(
          "the run's concept vectors have %d values, others %d: it is damaged"
              .formatted(expected, width()));
    }
    return this;
  }
}
