package org.conceptmonitor.regularizer.activation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.conceptmonitor.regularizer.cache.ContentHash;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * Rates a word by its likeness to the image's class label: cos(f(label), f(word)). All images of a
 * class get the same values: for want of anything better. Immutable.
 */
public final class ClassLabels implements ConceptActivationSource {
  private final TextEncoder encoder;
  private final List<String> labels;

  /**
   * @param labels the name of each image's class
   */
  public ClassLabels(TextEncoder encoder, List<String> labels) {
    this.encoder = encoder;
    this.labels = List.copyOf(labels);
  }

  @Override
  public String name() {
    return "class labels (%s)".formatted(encoder.name());
  }

  @Override
  public String identity() {
    ContentHash hash = new ContentHash().add(encoder.identity());
    labels.forEach(hash::add);
    return "class labels " + hash.hex();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is not one label for each image
   */
  @Override
  public Matrix activations(ProbeImages images, List<String> words) {
    if (images.size() != labels.size()) {
      throw new IllegalArgumentException(
          "there are %d images and %d class labels: give one label for each image"
              .formatted(images.size(), labels.size()));
    }
    Map<String, Integer> rows = new LinkedHashMap<>();
    labels.forEach(label -> rows.putIfAbsent(label, rows.size()));
    Matrix similarity = similarity(encoder, List.copyOf(rows.keySet()), words);
    return similarity.selectRows(labels.stream().mapToInt(rows::get).toArray());
  }

  /** cos(f(class), f(word)), [classes, words]. */
  public static Matrix similarity(TextEncoder encoder, List<String> classes, List<String> words) {
    return encoder.encode(classes).timesTranspose(encoder.encode(words));
  }
}
