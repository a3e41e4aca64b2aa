package org.conceptmonitor.regularizer.matrix;

/** How exactly the back end calculates. */
public enum Precision {
  /** 32-bit floating point. */
  SINGLE,
  /** 64-bit floating point. */
  DOUBLE
}
