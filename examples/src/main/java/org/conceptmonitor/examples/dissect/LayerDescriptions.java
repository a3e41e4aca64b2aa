package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.conceptmonitor.regularizer.describe.ImportedDescriptions;
import org.conceptmonitor.regularizer.describe.NeuronDescription;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/** What a labeller wrote about the neurons of one layer. */
record LayerDescriptions(ImportedDescriptions descriptions, String layer) {

  /**
   * Reads a file.
   *
   * @param layer need not be named if the file has only one
   */
  static LayerDescriptions read(Path file, Optional<String> layer) throws IOException {
    try {
      ImportedDescriptions descriptions = ImportedDescriptions.read(file);
      return new LayerDescriptions(
          descriptions, layer.orElseGet(() -> onlyLayer(file, descriptions.layers())));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file %s: check the path".formatted(file), e);
    }
  }

  private static String onlyLayer(Path file, List<String> layers) {
    if (layers.size() != 1) {
      throw new IllegalArgumentException(
          layers.isEmpty()
              ? "%s describes no neuron: expected the fields layer, neuron, text and, if known, score"
                  .formatted(file)
              : "%s describes the layers %s: choose one with --layer".formatted(file, layers));
    }
    return layers.get(0);
  }

  /**
   * The neurons' places among the words: those of their descriptions.
   *
   * @param neurons how many there are; up to the last one described if that is not known
   * @return u [neurons, width]; NaN for a neuron without description
   */
  Matrix embedding(OptionalInt neurons, TextEncoder encoder) {
    int described =
        descriptions.ofLayer(layer).stream().mapToInt(NeuronDescription::neuron).max().orElse(-1);
    return descriptions.embedding(layer, neurons.orElse(described + 1), encoder);
  }
}
