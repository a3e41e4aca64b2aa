package org.conceptmonitor.server;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.NeuronVectorRow;
import org.conceptmonitor.agent.protocol.TextEncoderRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;

/**
 * The vectors of {@link SampleRun}: its 2-D view is of forty default concepts, and each neuron of
 * "conv" lies on one of {@link #WORDS}, another one at each epoch. No neuron of "dense" lives.
 */
final class SampleVectors {
  static final List<String> WORDS = List.of("wheel", "car", "tree", "sky");
  static final BrodenVectors ENCODER = BrodenVectors.load();
  static final TextEncoderRow MINI_LM = new TextEncoderRow("all-MiniLM-L6-v2", 384);

  private static final int MAPPED = 40;

  private SampleVectors() {}

  /** Sends all vectors of a run that has its epochs already; returns the next free sequence. */
  static long send(TestClient client, UUID run, long sequence, int... epochs) {
    client.post(run, sequence++, List.of(MINI_LM));
    client.post(run, sequence++, map());
    for (int epoch : epochs) {
      client.post(run, sequence++, neurons(epoch));
    }
    return sequence;
  }

  static List<VectorRow> map() {
    Random random = new Random(7);
    return ConceptSet.broden().words().stream()
        .limit(MAPPED)
        .map(word -> mapped(word, random))
        .toList();
  }

  private static VectorRow mapped(String word, Random random) {
    int position = ConceptSet.broden().indexOf(word).orElseThrow();
    float x = (float) random.nextGaussian();
    float y = (float) random.nextGaussian();
    return new VectorRow("euclidean map", position, x, y, HalfFloats.encode(vector(word)));
  }

  static List<NeuronVectorRow> neurons(int epoch) {
    return IntStream.range(0, 3)
        .mapToObj(
            neuron ->
                new NeuronVectorRow(
                    epoch, "conv", neuron, HalfFloats.encode(vector(wordOf(epoch, neuron)))))
        .toList();
  }

  /** The word on which a neuron lies. */
  static String wordOf(int epoch, int neuron) {
    return WORDS.get((epoch + neuron) % WORDS.size());
  }

  static float[] vector(String word) {
    return ENCODER.encode(List.of(word)).row(0);
  }

  /** Between two words' vectors. */
  static double distance(String one, String other) {
    float[] a = vector(one);
    float[] b = vector(other);
    return Math.sqrt(
        IntStream.range(0, a.length).mapToDouble(i -> Math.pow((double) a[i] - b[i], 2)).sum());
  }
}
