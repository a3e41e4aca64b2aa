package org.conceptmonitor.server.web;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;

/** A run of many neurons, all of which move at every epoch. */
final class LargeRun {
  private static final List<String> CATEGORIES =
      List.of("color", "texture", "material", "part", "object", "scene");
  private static final int CONCEPTS = 300;
  private static final int LAYERS = 8;

  private final RunPost post;
  private final int neurons;

  LargeRun(URI server, int neurons) {
    post = new RunPost(server);
    this.neurons = neurons;
  }

  String id() {
    return post.id.toString();
  }

  /** Sends what a run begins with, and its first complete epochs. */
  LargeRun send(int epochs) {
    post.post(
        List.of(
            new RunRow(
                "large",
                System.currentTimeMillis(),
                "DeepLearning4J ComputationGraph",
                "CPU",
                25_000_000,
                "synthetic 3 x 32 x 32",
                1000,
                "Broden",
                "cos-cubed",
                "replicated",
                0.2,
                0.01)));
    post.post(
        IntStream.range(0, LAYERS)
            .mapToObj(i -> new LayerRow("conv" + i, i, "convolution", neurons / LAYERS))
            .toList());
    post.post(IntStream.range(0, CONCEPTS).mapToObj(LargeRun::concept).toList());
    IntStream.range(0, epochs).forEach(this::sendEpoch);
    return this;
  }

  private void sendEpoch(int epoch) {
    post.post(IntStream.range(0, neurons).mapToObj(i -> neuron(epoch, i)).toList());
    post.post(List.of(new SnapshotRow(epoch, 100L * epoch, System.currentTimeMillis(), 450, 1200)));
  }

  /** Sends the score of one iteration. */
  void sendScore(int step) {
    long now = System.currentTimeMillis();
    post.post(List.of(new ScalarRow("train/score", step, 0, now, 1.0 / step)));
  }

  private static ConceptRow concept(int concept) {
    double angle = 0.7 * concept;
    double radius = Math.sqrt(concept);
    return new ConceptRow(
        concept,
        "concept " + concept,
        CATEGORIES.get(concept % CATEGORIES.size()),
        concept,
        (float) (radius * Math.cos(angle)),
        (float) (radius * Math.sin(angle)));
  }

  private NeuronRow neuron(int epoch, int i) {
    int concept = (i * 7 + epoch) % CONCEPTS;
    boolean found = (i + epoch) % 3 > 0;
    ConceptRow near = concept(concept);
    double angle = 0.01 * i + epoch;
    return new NeuronRow(
        epoch,
        "conv" + i % LAYERS,
        i / LAYERS,
        found ? "concept" : i % 2 == 0 ? "low-level" : "none",
        concept,
        (float) (0.2 + 0.0001 * (i % 1000)),
        0.001,
        concept,
        concept,
        "",
        found || i % 2 == 1 ? "" : "edges",
        0.5,
        near.x() + (float) (0.6 * Math.cos(angle)),
        near.y() + (float) (0.6 * Math.sin(angle)),
        0.25f,
        1f);
  }
}
