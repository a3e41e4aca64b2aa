package org.conceptmonitor.server.words;

import io.vertx.ext.web.handler.HttpException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * The vectors of words by all-MiniLM-L6-v2. Those of the default concepts are precomputed; others
 * need the model, which is loaded with the first of them, are kept, and are so many a minute at the
 * most. Safe for use by several threads, of which one at a time encodes.
 */
final class WordVectors {
  private static final int MOST_KEPT = 2_000;
  private static final int MOST_PER_MINUTE = 1_200;
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final Supplier<TextEncoder> model;
  private final LongSupplier nanoTime;
  private final Map<String, float[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > MOST_KEPT;
        }
      };
  private BrodenVectors precomputed;
  private ConceptSet known;
  private TextEncoder encoder;
  private long minuteBegan;
  private int encoded;

  /**
   * Encodes nothing yet.
   *
   * @param model loads the text model; throws an IllegalStateException that says what to do where
   *     there is none
   */
  WordVectors(Supplier<TextEncoder> model, LongSupplier nanoTime) {
    this.model = model;
    this.nanoTime = nanoTime;
  }

  /** The encoder's name, as runs tell it. */
  synchronized String encoderName() {
    return precomputed().name();
  }

  /**
   * Encodes words.
   *
   * @return a unit vector for each word, in their order; shared, not to be changed
   * @throws HttpException 501 if a word needs the model and there is none, 503 if too many words
   *     needed it lately
   */
  synchronized Map<String, float[]> of(List<String> words) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    for (String word : words) {
      float[] vector = kept.get(word);
      if (vector == null) {
        vector = encode(word);
        kept.put(word, vector);
      }
      vectors.put(word, vector);
    }
    return vectors;
  }

  private float[] encode(String word) {
    TextEncoder table = precomputed();
    TextEncoder capable = known.indexOf(word).isPresent() ? table : model();
    return capable.encode(List.of(word)).row(0);
  }

  private BrodenVectors precomputed() {
    if (precomputed == null) {
      precomputed = BrodenVectors.load();
      known = ConceptSet.broden();
    }
    return precomputed;
  }

  private TextEncoder model() {
    long now = nanoTime.getAsLong();
    if (encoded == 0 || now - minuteBegan >= MINUTE) {
      minuteBegan = now;
      encoded = 0;
    }
    if (++encoded > MOST_PER_MINUTE) {
      throw new HttpException(
          503, "%d new words were encoded in this minute: ask again later".formatted(encoded - 1));
    }
    if (encoder == null) {
      encoder = load();
    }
    return encoder;
  }

  private TextEncoder load() {
    try {
      return model.get();
    } catch (IllegalStateException missing) {
      throw new HttpException(
          501,
          "this server knows the default concepts' words only: " + missing.getMessage(),
          missing);
    }
  }
}
