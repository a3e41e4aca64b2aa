package org.conceptmonitor.regularizer.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.StreamSupport;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** One folder of reference values: raw little-endian arrays in row-major order, and meta.json. */
public final class Golden {
  private final String folder;
  private final JsonNode meta;

  private Golden(String folder) {
    this.folder = folder;
    try {
      this.meta = new ObjectMapper().readTree(bytes("meta.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Golden open(String folder) {
    return new Golden(folder);
  }

  /** The shape of an array. */
  public int[] shape(String name) {
    return StreamSupport.stream(meta.at("/files/" + name + "/shape").spliterator(), false)
        .mapToInt(JsonNode::intValue)
        .toArray();
  }

  /** A number under "scalars". */
  public double scalar(String name) {
    return meta.get("scalars").get(name).doubleValue();
  }

  /** A two-dimensional float32 array. */
  public Matrix matrix(String name) {
    int[] shape = shape(name);
    return Matrix.of(shape[0], shape[1], floats(name));
  }

  /** A float32 array. */
  public float[] floats(String name) {
    ByteBuffer buffer = buffer(name, "float32");
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }

  /** A float64 array. */
  public double[] doubles(String name) {
    ByteBuffer buffer = buffer(name, "float64");
    double[] values = new double[buffer.remaining() / Double.BYTES];
    buffer.asDoubleBuffer().get(values);
    return values;
  }

  /** An int32 array. */
  public int[] ints(String name) {
    ByteBuffer buffer = buffer(name, "int32");
    int[] values = new int[buffer.remaining() / Integer.BYTES];
    buffer.asIntBuffer().get(values);
    return values;
  }

  /** An int16 array. */
  public short[] shorts(String name) {
    ByteBuffer buffer = buffer(name, "int16");
    short[] values = new short[buffer.remaining() / Short.BYTES];
    buffer.asShortBuffer().get(values);
    return values;
  }

  /** A uint8 array of zeros and ones. */
  public byte[] bits(String name) {
    return buffer(name, "uint8").array();
  }

  private ByteBuffer buffer(String name, String type) {
    JsonNode file = meta.get("files").get(name);
    if (!file.get("dtype").textValue().equals(type)) {
      throw new IllegalArgumentException("%s is %s, not %s".formatted(name, file, type));
    }
    return ByteBuffer.wrap(bytes(file.get("file").textValue())).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] bytes(String file) {
    try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + folder + "/" + file)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
