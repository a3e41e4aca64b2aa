package org.conceptmonitor.regularizer.matrix;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;

/** A buffer of single or double precision as the host sees it, written and read as doubles. */
final class HostValues {
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;
  private float[] staging = {};

  HostValues(DataBuffer buffer) {
    boolean single = buffer.dataType() == DataType.FLOAT;
    this.floats = single ? buffer.asNioFloat() : null;
    this.doubles = single ? null : buffer.asNioDouble();
  }

  void write(int position, double[] values, int length) {
    if (floats == null) {
      doubles.put(position, values, 0, length);
      return;
    }
    float[] single = staging(length);
    for (int i = 0; i < length; i++) {
      single[i] = (float) values[i];
    }
    floats.put(position, single, 0, length);
  }

  void read(int position, double[] values, int length) {
    if (floats == null) {
      doubles.get(position, values, 0, length);
      return;
    }
    float[] single = staging(length);
    floats.get(position, single, 0, length);
    for (int i = 0; i < length; i++) {
      values[i] = single[i];
    }
  }

  private float[] staging(int length) {
    if (staging.length < length) {
      staging = Arrays.copyOf(staging, length);
    }
    return staging;
  }
}
