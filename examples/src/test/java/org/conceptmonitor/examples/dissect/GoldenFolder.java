package org.conceptmonitor.examples.dissect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.conceptmonitor.examples.npy.NpyBytes;

/** A folder of reference values, whose arrays are handed on as NumPy files. */
final class GoldenFolder {
  private static final Map<String, String> TYPES =
      Map.of("float32", "<f4", "float64", "<f8", "int32", "<i4", "int16", "<i2", "uint8", "|u1");

  private final String name;
  private final JsonNode meta;

  private GoldenFolder(String name) throws IOException {
    this.name = name;
    this.meta = new ObjectMapper().readTree(bytes("meta.json"));
  }

  static GoldenFolder open(String name) throws IOException {
    return new GoldenFolder(name);
  }

  /** Writes an array as {@code <array>.npy} into a folder. */
  String npy(String array, Path folder) throws IOException {
    JsonNode file = meta.get("files").get(array);
    String shape =
        StreamSupport.stream(file.get("shape").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", ", "(", file.get("shape").size() == 1 ? ",)" : ")"));
    byte[] elements = bytes(file.get("file").textValue());
    String type = TYPES.get(file.get("dtype").textValue());
    return NpyBytes.write(folder.resolve(array + ".npy"), type, shape, elements).toString();
  }

  /** Writes a word for each concept. */
  String words(Path folder) throws IOException {
    int concepts = meta.get("params").get("concepts").intValue();
    String words =
        IntStream.range(0, concepts).mapToObj(c -> "word " + c).collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("words.txt"), words).toString();
  }

  /** A float64 array. */
  double[] doubles(String array) throws IOException {
    ByteBuffer buffer = buffer(array);
    double[] values = new double[buffer.remaining() / Double.BYTES];
    buffer.asDoubleBuffer().get(values);
    return values;
  }

  /** An int32 array. */
  int[] integers(String array) throws IOException {
    ByteBuffer buffer = buffer(array);
    int[] values = new int[buffer.remaining() / Integer.BYTES];
    buffer.asIntBuffer().get(values);
    return values;
  }

  /** A number under "scalars". */
  double scalar(String scalar) {
    return meta.get("scalars").get(scalar).doubleValue();
  }

  private ByteBuffer buffer(String array) throws IOException {
    String file = meta.get("files").get(array).get("file").textValue();
    return ByteBuffer.wrap(bytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] bytes(String file) throws IOException {
    try (InputStream stream =
        GoldenFolder.class.getResourceAsStream("/golden/" + name + "/" + file)) {
      return stream.readAllBytes();
    }
  }
}
