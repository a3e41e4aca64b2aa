package org.conceptmonitor.examples.dissect;

import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.embed.AnchorDistance;
import org.conceptmonitor.regularizer.embed.PairwiseDistance;
import org.conceptmonitor.regularizer.embed.UnifiedEmbedding;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * What a layer's neurons detect, and how diverse that is. Distances are over the living neurons:
 * those whose activations, if known, vary, and whose embedding is finite.
 *
 * @param similarity sim [neurons, concepts]
 * @param embedding u [neurons, width]
 * @param labels one a neuron
 * @param living how many neurons the distances are over
 * @param anchorDistance d_anchor; NaN if no neuron lives
 * @param meanPairwiseDistance NaN if fewer than two neurons live
 */
record Dissection(
    Matrix similarity,
    Matrix embedding,
    List<NeuronLabel> labels,
    int living,
    double anchorDistance,
    double meanPairwiseDistance) {

  /**
   * Dissects a layer.
   *
   * @param vectors f(w) [concepts, width]
   * @param anchors indices of concepts
   * @param temperature of the unified embedding
   */
  static Dissection of(
      ConceptDetector detector,
      LayerProbe probe,
      Matrix vectors,
      int[] anchors,
      double temperature,
      Interpretation interpretation) {
    Matrix similarity = detector.similarity(probe);
    Matrix embedding = UnifiedEmbedding.of(similarity, vectors, temperature);
    List<NeuronLabel> labels = interpretation.labels(detector, probe, similarity);
    int[] living =
        finite(embedding).filter(neuron -> varies(probe.activations(), neuron)).toArray();
    return of(similarity, embedding, labels, living, vectors.selectRows(anchors));
  }

  /**
   * Dissects a layer whose neurons are described in words.
   *
   * @param embedding u of each neuron's description [neurons, width], NaN where there is none
   * @param vectors f(w) [concepts, width], by the same encoder
   * @param anchors indices of concepts
   * @param threshold of similarity, above which a neuron is interpretable
   */
  static Dissection ofDescriptions(
      Matrix embedding, Matrix vectors, int[] anchors, double threshold) {
    Matrix similarity = embedding.timesTranspose(vectors);
    return of(
        similarity,
        embedding,
        AboveThreshold.labels(similarity, threshold),
        finite(embedding).toArray(),
        vectors.selectRows(anchors));
  }

  private static Dissection of(
      Matrix similarity, Matrix embedding, List<NeuronLabel> labels, int[] living, Matrix anchors) {
    Matrix livingEmbedding = embedding.selectRows(living);
    return new Dissection(
        similarity,
        embedding,
        labels,
        living.length,
        AnchorDistance.between(livingEmbedding, anchors).value(),
        PairwiseDistance.mean(livingEmbedding));
  }

  int interpretable() {
    return (int) labels.stream().filter(NeuronLabel::interpretable).count();
  }

  /** How many concepts are the label of an interpretable neuron. */
  int distinctConcepts() {
    return (int)
        labels.stream()
            .filter(NeuronLabel::interpretable)
            .mapToInt(NeuronLabel::concept)
            .distinct()
            .count();
  }

  private static boolean varies(Matrix activations, int neuron) {
    return IntStream.range(1, activations.rows())
        .anyMatch(image -> activations.get(image, neuron) != activations.get(0, neuron));
  }

  private static IntStream finite(Matrix embedding) {
    return IntStream.range(0, embedding.rows())
        .filter(
            neuron ->
                IntStream.range(0, embedding.columns())
                    .allMatch(e -> Float.isFinite(embedding.get(neuron, e))));
  }
}
