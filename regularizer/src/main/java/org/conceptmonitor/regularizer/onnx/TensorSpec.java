package org.conceptmonitor.regularizer.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An input or output of a model.
 *
 * @param type of its values
 * @param shape its dimensions; -1 where any length is allowed
 */
public record TensorSpec(String name, ElementType type, long[] shape) {
  /** Number of dimensions. */
  public int rank() {
    return shape.length;
  }

  /** For messages, for example {@code input_ids int64 [any, 77]}. */
  @Override
  public String toString() {
    return Arrays.stream(shape)
        .mapToObj(length -> length < 0 ? "any" : Long.toString(length))
        .collect(Collectors.joining(", ", name + " " + type.label() + " [", "]"));
  }
}
