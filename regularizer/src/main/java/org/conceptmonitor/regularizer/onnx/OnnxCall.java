package org.conceptmonitor.regularizer.onnx;

import java.util.LinkedHashMap;
import java.util.Map;

/** The inputs of one run of a model. For use by one thread. */
public final class OnnxCall {
  private final OrtModel model;
  private final Map<String, LongTensor> integers = new LinkedHashMap<>();
  private final Map<String, FloatTensor> floats = new LinkedHashMap<>();

  OnnxCall(OrtModel model) {
    this.model = model;
  }

  /** Sets an input of whole numbers; narrowed where the model wants int32. */
  public OnnxCall integers(String input, long[] values, long... shape) {
    integers.put(input, new LongTensor(values, shape));
    return this;
  }

  /** Sets an input of fractions; rounded where the model wants float16. */
  public OnnxCall floats(String input, float[] values, long... shape) {
    floats.put(input, new FloatTensor(values, shape));
    return this;
  }

  /**
   * Runs the model.
   *
   * @param output the name of a float32 or float16 output
   * @throws IllegalStateException with the runtime's message, if the run fails
   */
  public FloatTensor run(String output) {
    return model.run(integers, floats, output);
  }
}
