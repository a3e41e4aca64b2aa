package org.conceptmonitor.regularizer.describe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * Descriptions of neurons from a file: at most one a neuron, the one of highest score where a
 * labeller gives several. Such a description is a text of any length, not one of a set of concepts:
 * the neuron's place in the unified embedding is u_n = f(text) itself. Concept-Monitor, section 3.
 * Immutable.
 */
public final class ImportedDescriptions {
  /**
   * The cosine of description and word above which they are related: unrelated texts lie below it
   * in sentence encoders as all-MiniLM.
   */
  public static final double DEFAULT_THRESHOLD = 0.5;

  private final Map<String, SortedMap<Integer, NeuronDescription>> byLayer;

  private ImportedDescriptions(Map<String, SortedMap<Integer, NeuronDescription>> byLayer) {
    this.byLayer = byLayer;
  }

  /**
   * Reads a UTF-8 file. A name that ends in {@code .jsonl} or {@code .ndjson} holds one JSON object
   * a line; any other name is CSV, quoted where needed, with a header. Both have the fields {@code
   * layer}, {@code neuron} (or {@code unit}) from 0, {@code text} (or {@code description}) and, if
   * the labeller gives one, {@code score} (or {@code similarity}); others are passed over. MILAN's
   * and CLIP-Dissect's files are of this kind.
   *
   * @throws IllegalArgumentException naming the line, if a field is missing or can't be read, or if
   *     a neuron is described twice without scores to choose by
   * @throws IOException if the file can't be read
   */
  public static ImportedDescriptions read(Path file) throws IOException {
    Map<String, SortedMap<Integer, NeuronDescription>> byLayer = new LinkedHashMap<>();
    DescriptionFile.forEach(
        file,
        description ->
            byLayer
                .computeIfAbsent(description.layer(), layer -> new TreeMap<>())
                .merge(description.neuron(), description, ImportedDescriptions::surer));
    return new ImportedDescriptions(byLayer);
  }

  private static NeuronDescription surer(NeuronDescription first, NeuronDescription second) {
    if (first.score().isEmpty() || second.score().isEmpty()) {
      throw new IllegalArgumentException(
          "layer '%s', neuron %d is described as '%s' and as '%s': give both a score, or remove one"
              .formatted(first.layer(), first.neuron(), first.text(), second.text()));
    }
    return second.score().getAsDouble() > first.score().getAsDouble() ? second : first;
  }

  /** The layers that have descriptions, in the file's order. */
  public List<String> layers() {
    return List.copyOf(byLayer.keySet());
  }

  /**
   * The descriptions of a layer, by rising neuron number.
   *
   * @throws IllegalArgumentException if the file has none of that layer
   */
  public Collection<NeuronDescription> ofLayer(String layer) {
    SortedMap<Integer, NeuronDescription> descriptions = byLayer.get(layer);
    if (descriptions == null) {
      throw new IllegalArgumentException(
          "no neuron of layer '%s' is described: the file has the layers %s"
              .formatted(layer, layers()));
    }
    return Collections.unmodifiableCollection(descriptions.values());
  }

  /**
   * Places a layer's neurons in the unified embedding: u_n = f(text).
   *
   * @param neurons how many the layer has
   * @return u [neurons, width], rows of norm 1; NaN for a neuron without description
   * @throws IllegalArgumentException if a neuron beyond the layer's last is described
   */
  public Matrix embedding(String layer, int neurons, TextEncoder encoder) {
    List<NeuronDescription> descriptions = List.copyOf(ofLayer(layer));
    int last = descriptions.get(descriptions.size() - 1).neuron();
    if (last >= neurons) {
      throw new IllegalArgumentException(
          "neuron %d of layer '%s' is described, and the layer has %d: neurons are counted from 0, and the descriptions must be of this network"
              .formatted(last, layer, neurons));
    }
    Matrix encoded = encoder.encode(descriptions.stream().map(NeuronDescription::text).toList());
    float[] values = new float[neurons * encoder.width()];
    Arrays.fill(values, Float.NaN);
    for (int i = 0; i < descriptions.size(); i++) {
      int start = descriptions.get(i).neuron() * encoder.width();
      System.arraycopy(encoded.row(i), 0, values, start, encoder.width());
    }
    return Matrix.of(neurons, encoder.width(), values);
  }

  /**
   * A detector whose similarity is the cosine of description and concept word in the text encoder's
   * space, so that descriptions can be shown, counted and compared like the other detectors'
   * labels. It reads no activations; a neuron without description has a row of NaN.
   */
  public ConceptDetector asDetector(String layer, TextEncoder encoder, ConceptSet concepts) {
    return new DescriptionSimilarity(this, layer, encoder, encoder.encode(concepts.words()));
  }
}
