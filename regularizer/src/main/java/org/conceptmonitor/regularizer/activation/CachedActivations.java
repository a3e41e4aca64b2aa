package org.conceptmonitor.regularizer.activation;

import java.util.List;
import org.conceptmonitor.regularizer.cache.ContentHash;
import org.conceptmonitor.regularizer.cache.MatrixCache;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Keeps the activations of each probe set and list of words on disk, under a hash of the pixels,
 * the words and the source. Safe for use by several threads.
 */
public final class CachedActivations implements ConceptActivationSource {
  private final ConceptActivationSource source;
  private final MatrixCache cache;

  /** Keeps what the source computes in the cache. */
  public CachedActivations(ConceptActivationSource source, MatrixCache cache) {
    this.source = source;
    this.cache = cache;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public String identity() {
    return source.identity();
  }

  @Override
  public Matrix activations(ProbeImages images, List<String> words) {
    ContentHash hash = new ContentHash().add("concept activations").add(source.identity());
    hash.add(images.size());
    for (int i = 0; i < images.size(); i++) {
      ProbeImage image = images.image(i);
      hash.add(image.channels()).add(image.height()).add(image.width()).add(image.pixels());
    }
    hash.add(words.size());
    words.forEach(hash::add);
    return cache.get(hash.hex(), () -> source.activations(images, words));
  }
}
