package org.conceptmonitor.regularizer.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The vectors of {@link ConceptSet#broden()}, computed beforehand with {@link MiniLmEncoder}, so
 * that the default concepts need no text model. {@link BrodenVectorsWriter} makes the table.
 * Immutable.
 */
public final class BrodenVectors implements TextEncoder {
  static final String RESOURCE = "broden-all-MiniLM-L6-v2.f32";

  private final ConceptSet concepts;
  private final Matrix vectors;

  private BrodenVectors(ConceptSet concepts, Matrix vectors) {
    this.concepts = concepts;
    this.vectors = vectors;
  }

  /** Reads the table. */
  public static BrodenVectors load() {
    ConceptSet concepts = ConceptSet.broden();
    try (InputStream resource = BrodenVectors.class.getResourceAsStream(RESOURCE)) {
      float[] values = new float[concepts.size() * MiniLmEncoder.WIDTH];
      byte[] bytes = resource.readAllBytes();
      if (bytes.length != values.length * Float.BYTES) {
        throw new IllegalStateException(
            "%s holds %d bytes, expected %d: run BrodenVectorsWriter again"
                .formatted(RESOURCE, bytes.length, values.length * Float.BYTES));
      }
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return new BrodenVectors(concepts, Matrix.of(concepts.size(), MiniLmEncoder.WIDTH, values));
    } catch (IOException e) {
      throw new UncheckedIOException("the concept vectors in this jar can't be read", e);
    }
  }

  @Override
  public String name() {
    return MiniLmEncoder.NAME;
  }

  @Override
  public int width() {
    return vectors.columns();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a word is not in {@link ConceptSet#broden()}
   */
  @Override
  public Matrix encode(List<String> words) {
    return vectors.selectRows(words.stream().mapToInt(this::indexOf).toArray());
  }

  private int indexOf(String word) {
    return concepts
        .indexOf(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not among the %d words with a precomputed vector: encode your own words with MiniLmEncoder"
                        .formatted(word, concepts.size())));
  }
}
