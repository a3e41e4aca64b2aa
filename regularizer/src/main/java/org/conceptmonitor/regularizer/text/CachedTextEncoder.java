package org.conceptmonitor.regularizer.text;

import java.util.List;
import org.conceptmonitor.regularizer.cache.ContentHash;
import org.conceptmonitor.regularizer.cache.MatrixCache;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Keeps the vectors of each list of words on disk. Safe for use by several threads. */
public final class CachedTextEncoder implements TextEncoder {
  private final TextEncoder encoder;
  private final MatrixCache cache;

  /** Keeps what the encoder computes in the cache. */
  public CachedTextEncoder(TextEncoder encoder, MatrixCache cache) {
    this.encoder = encoder;
    this.cache = cache;
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public String identity() {
    return encoder.identity();
  }

  @Override
  public int width() {
    return encoder.width();
  }

  @Override
  public Matrix encode(List<String> words) {
    ContentHash hash = new ContentHash().add("text vectors").add(identity()).add(words.size());
    words.forEach(hash::add);
    return cache.get(hash.hex(), () -> encoder.encode(words));
  }
}
