package org.conceptmonitor.server.web;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.NeuronVectorRow;
import org.conceptmonitor.agent.protocol.TextEncoderRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;

/**
 * The vectors of a {@link PageRun}: neurons come nearer to their concept's word as they become more
 * similar to it.
 */
final class PageVectors {
  static final List<TextEncoderRow> ENCODER = List.of(new TextEncoderRow("all-MiniLM-L6-v2", 384));

  private static final BrodenVectors VECTORS = BrodenVectors.load();
  private static final int OTHERS = 40;

  private PageVectors() {}

  /** A 2-D view in which the run's concepts lie where it says, and other words among them. */
  static List<VectorRow> map(List<ConceptRow> concepts) {
    Random random = new Random(3);
    Stream<VectorRow> others =
        IntStream.range(0, OTHERS)
            .mapToObj(
                i ->
                    row(
                        concepts.size() + i,
                        (float) (12 * random.nextDouble() - 6),
                        (float) (8 * random.nextDouble() - 4),
                        ConceptSet.broden().words().get(25 * i)));
    return Stream.concat(
            concepts.stream().map(c -> row(c.concept(), c.x(), c.y(), c.word())), others)
        .toList();
  }

  private static VectorRow row(int position, float x, float y, String word) {
    return new VectorRow("euclidean map", position, x, y, HalfFloats.encode(vector(word)));
  }

  static float[] vector(String word) {
    return VECTORS.encode(List.of(word)).row(0);
  }

  /** Those of the living ones. */
  static List<NeuronVectorRow> of(List<NeuronRow> neurons, List<String> words) {
    return neurons.stream()
        .filter(neuron -> !neuron.state().equals("dead"))
        .map(neuron -> of(neuron, words.get(neuron.concept())))
        .toList();
  }

  private static NeuronVectorRow of(NeuronRow neuron, String word) {
    float[] vector = vector(word);
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= Math.min(1, 2 * neuron.similarity());
    }
    return new NeuronVectorRow(
        neuron.epoch(), neuron.layer(), neuron.neuron(), HalfFloats.encode(vector));
  }
}
