package org.conceptmonitor.regularizer.dl4j;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.conceptmonitor.regularizer.embed.AnchorSpace;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The vectors of the concept set's words, and which are anchors, as they are kept with the network.
 * In JSON the vectors are little-endian floats in base 64. Immutable.
 */
final class WordTable implements Serializable {
  private static final long serialVersionUID = 1;

  private final String conceptSet;
  private final int width;
  private final float[] vectors;
  private final int[] anchors;

  WordTable(String conceptSet, Matrix vectors, int[] anchors) {
    this.conceptSet = conceptSet;
    this.width = vectors.columns();
    this.vectors = vectors.values();
    this.anchors = AnchorSpace.of(vectors, anchors).anchors();
  }

  @JsonCreator
  static WordTable parse(
      @JsonProperty("conceptSet") String conceptSet,
      @JsonProperty("width") int width,
      @JsonProperty("vectors") byte[] vectors,
      @JsonProperty("anchors") int[] anchors) {
    float[] values = new float[vectors.length / Float.BYTES];
    ByteBuffer.wrap(vectors).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new WordTable(conceptSet, Matrix.of(values.length / width, width, values), anchors);
  }

  @JsonProperty("conceptSet")
  String conceptSet() {
    return conceptSet;
  }

  @JsonProperty("width")
  int width() {
    return width;
  }

  @JsonProperty("vectors")
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(vectors.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vectors);
    return bytes.array();
  }

  @JsonProperty("anchors")
  int[] anchors() {
    return anchors.clone();
  }

  /** How many concepts there are. */
  int size() {
    return vectors.length / width;
  }

  /** Where d_anchor is measured, without a floor. */
  AnchorSpace space() {
    return AnchorSpace.of(Matrix.of(size(), width, vectors), anchors);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordTable table
        && conceptSet.equals(table.conceptSet)
        && width == table.width
        && Arrays.equals(vectors, table.vectors)
        && Arrays.equals(anchors, table.anchors);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(vectors) + Arrays.hashCode(anchors);
  }

  @Override
  public String toString() {
    return "%d concepts of %s, %d of them anchors".formatted(size(), conceptSet, anchors.length);
  }
}
