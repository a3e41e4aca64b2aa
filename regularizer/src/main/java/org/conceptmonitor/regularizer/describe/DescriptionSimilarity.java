package org.conceptmonitor.regularizer.describe;

import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/** The cosine of each neuron's description and each concept's word. */
record DescriptionSimilarity(
    ImportedDescriptions descriptions, String layer, TextEncoder encoder, Matrix conceptVectors)
    implements ConceptDetector {
  @Override
  public String name() {
    return "imported (%s)".formatted(encoder.name());
  }

  @Override
  public double defaultThreshold() {
    return ImportedDescriptions.DEFAULT_THRESHOLD;
  }

  @Override
  public Matrix similarity(LayerProbe probe) {
    if (probe.conceptActivations().columns() != conceptVectors.rows()) {
      throw new IllegalArgumentException(
          "the probe has %d concepts, the descriptions are compared with %d: both must use one concept set"
              .formatted(probe.conceptActivations().columns(), conceptVectors.rows()));
    }
    int neurons = probe.activations().columns();
    return descriptions.embedding(layer, neurons, encoder).timesTranspose(conceptVectors);
  }
}
