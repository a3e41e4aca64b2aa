package org.conceptmonitor.regularizer.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Writes small ONNX models, as onnx.proto lays them out. */
public final class OnnxFile {
  /** Element types by their numbers in onnx.proto. */
  public static final int FLOAT32 = 1;

  public static final int INT32 = 6;
  public static final int INT64 = 7;
  public static final int FLOAT16 = 10;

  private static final int IR_VERSION = 7;
  private static final int OPERATOR_SET = 13;
  private static final int INTEGER_ATTRIBUTE = 2;
  private static final int INTEGERS_ATTRIBUTE = 7;

  private final Protobuf graph = new Protobuf().text(2, "test");

  /** A dimension of -1 takes any length. */
  public OnnxFile input(String name, int type, long... shape) {
    graph.message(11, value(name, type, shape));
    return this;
  }

  public OnnxFile output(String name, int type, long... shape) {
    graph.message(12, value(name, type, shape));
    return this;
  }

  public OnnxFile constant(String name, Matrix matrix) {
    ByteBuffer raw = ByteBuffer.allocate(matrix.values().length * Float.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(matrix.values());
    graph.message(
        5,
        new Protobuf()
            .number(1, matrix.rows())
            .number(1, matrix.columns())
            .number(2, FLOAT32)
            .text(8, name)
            .bytes(9, raw.array()));
    return this;
  }

  /** One output value for each row of a table that the input's numbers choose. */
  public OnnxFile gather(String table, String indices, String output) {
    graph.message(1, node("Gather", List.of(table, indices), output));
    return this;
  }

  /** The mean over some dimensions, which vanish. */
  public OnnxFile mean(String input, String output, long... dimensions) {
    Protobuf axes = new Protobuf().text(1, "axes").number(20, INTEGERS_ATTRIBUTE);
    for (long dimension : dimensions) {
      axes.number(8, dimension);
    }
    Protobuf keep = new Protobuf().text(1, "keepdims").number(3, 0).number(20, INTEGER_ATTRIBUTE);
    graph.message(1, node("ReduceMean", List.of(input), output).message(5, axes).message(5, keep));
    return this;
  }

  /** Converts the elements. */
  public OnnxFile cast(String input, String output, int type) {
    Protobuf to = new Protobuf().text(1, "to").number(3, type).number(20, INTEGER_ATTRIBUTE);
    graph.message(1, node("Cast", List.of(input), output).message(5, to));
    return this;
  }

  public Path write(Path file) throws IOException {
    Protobuf model =
        new Protobuf()
            .number(1, IR_VERSION)
            .message(7, graph)
            .message(8, new Protobuf().text(1, "").number(2, OPERATOR_SET));
    return Files.write(file, model.toBytes());
  }

  private static Protobuf node(String operator, List<String> inputs, String output) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input));
    return node.text(2, output).text(4, operator);
  }

  private static Protobuf value(String name, int type, long... shape) {
    Protobuf dimensions = new Protobuf();
    for (int i = 0; i < shape.length; i++) {
      Protobuf dimension = new Protobuf();
      dimensions.message(
          1, shape[i] < 0 ? dimension.text(2, "any" + i) : dimension.number(1, shape[i]));
    }
    Protobuf tensor = new Protobuf().number(1, type).message(2, dimensions);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }
}
