package org.conceptmonitor.server.web;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.DetectorRow;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.conceptmonitor.agent.protocol.VectorRow;

/**
 * The similarities of a {@link PageRun}'s neurons by two detectors, and its concepts' vectors.
 * Those of detector "cosine" are twice as high.
 */
final class PageSimilarities {
  private static final int CONCEPTS = PageRun.WORDS.size();

  private PageSimilarities() {}

  /** Sends what the view needs of some epochs. */
  static void send(PageRun run, int... epochs) {
    run.post(
        List.of(
            new DetectorRow(0, "cos-cubed", "replicated", 0.2, 0.05, 0.1),
            new DetectorRow(1, "cosine", "fixed threshold", 0.4, Double.NaN, 0.1)));
    run.post(vectors());
    for (int epoch : epochs) {
      run.post(similarities(epoch, "cos-cubed", 1));
      run.post(similarities(epoch, "cosine", 2));
    }
  }

  private static List<VectorRow> vectors() {
    return IntStream.range(0, CONCEPTS)
        .mapToObj(
            i ->
                new VectorRow(
                    "concept",
                    i,
                    Float.NaN,
                    Float.NaN,
                    HalfFloats.encode(PageVectors.vector(PageRun.WORDS.get(i)))))
        .toList();
  }

  private static List<SimilarityRow> similarities(int epoch, String detector, float scale) {
    return PageRun.LAYERS.stream()
        .flatMap(layer -> similarities(epoch, layer, detector, scale))
        .toList();
  }

  private static Stream<SimilarityRow> similarities(
      int epoch, LayerRow layer, String detector, float scale) {
    return IntStream.range(0, layer.neurons())
        .mapToObj(neuron -> similarity(PageRun.neuron(epoch, layer, neuron), detector, scale));
  }

  private static SimilarityRow similarity(NeuronRow neuron, String detector, float scale) {
    boolean dead = neuron.state().equals("dead");
    float[] differences = new float[CONCEPTS];
    for (int concept = 0; concept < CONCEPTS; concept++) {
      int steps = Math.floorMod(concept - neuron.concept(), CONCEPTS);
      differences[concept] = dead ? Float.NaN : -0.05f * Math.min(steps, CONCEPTS - steps);
    }
    return new SimilarityRow(
        neuron.epoch(),
        neuron.layer(),
        neuron.neuron(),
        detector,
        neuron.state(),
        neuron.concept(),
        scale * neuron.similarity(),
        neuron.pValue(),
        dead ? 0 : 1,
        neuron.state().equals("low-level") ? 0.001 : 0.5,
        scale * neuron.similarity(),
        HalfFloats.encode(differences));
  }
}
