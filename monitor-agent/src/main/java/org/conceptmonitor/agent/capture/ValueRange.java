package org.conceptmonitor.agent.capture;

import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The least and the greatest of the values that go into a network. */
record ValueRange(double least, double greatest) {
  private static final double GROSS = 10;

  static ValueRange of(INDArray values) {
    return new ValueRange(values.minNumber().doubleValue(), values.maxNumber().doubleValue());
  }

  /** Whether one is more than ten times as wide as the other, as 0 to 255 is beside 0 to 1. */
  boolean differsGrosslyFrom(ValueRange other) {
    double ratio = (greatest - least) / (other.greatest - other.least);
    boolean comparable = ratio > 0 && Double.isFinite(ratio);
    return comparable && (ratio > GROSS || ratio < 1 / GROSS);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3g to %.3g", least, greatest);
  }
}
