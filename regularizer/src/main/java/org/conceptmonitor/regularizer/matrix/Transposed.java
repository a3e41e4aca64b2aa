package org.conceptmonitor.regularizer.matrix;

/** Which factor of a product is transposed. */
enum Transposed {
  NONE,
  LEFT,
  RIGHT
}
