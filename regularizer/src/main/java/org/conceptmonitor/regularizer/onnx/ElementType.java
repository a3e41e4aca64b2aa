package org.conceptmonitor.regularizer.onnx;

import java.util.Locale;

/** What a tensor holds, as far as models of text and images use it. */
public enum ElementType {
  INT32,
  INT64,
  FLOAT32,
  FLOAT16,
  /** Anything else. */
  OTHER;

  /** The name in messages, for example {@code int64}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it holds whole numbers that can be token numbers. */
  public boolean isInteger() {
    return this == INT32 || this == INT64;
  }

  /** Whether it holds fractions. */
  public boolean isFloat() {
    return this == FLOAT32 || this == FLOAT16;
  }
}
