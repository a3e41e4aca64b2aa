package org.conceptmonitor.regularizer.dl4j;

import org.conceptmonitor.regularizer.embed.AnchorSpace;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** d_anchor in SameDiff's operations, whose gradient SameDiff derives. */
final class SameDiffTerm {
  /* Keeps a norm of 0 from being divided by, and changes no other; above 0 in single precision. */
  private static final double TINY = 1e-30;

  private final SameDiff graph;
  private final DataType type;

  private SameDiffTerm(SameDiff graph, DataType type) {
    this.graph = graph;
    this.type = type;
  }

  static SDVariable of(
      SameDiff graph,
      SDVariable activations,
      SDVariable conceptActivations,
      AnchorDistanceOptions options) {
    SameDiffTerm term = new SameDiffTerm(graph, activations.dataType());
    return term.distance(activations, conceptActivations, options);
  }

  private SDVariable distance(
      SDVariable activations, SDVariable conceptActivations, AnchorDistanceOptions options) {
    AnchorSpace space = options.space();
    INDArray words =
        Nd4j.create(
                space.conceptVectors().values(),
                new long[] {space.concepts(), space.conceptVectors().columns()},
                'c')
            .castTo(type);
    SDVariable largest = largest(centred(activations));
    SDVariable neurons = cubed(centred(activations), largest);
    SDVariable centredConcepts = centred(conceptActivations.castTo(type));
    SDVariable concepts = cubed(centredConcepts, largest(centredConcepts));
    SDVariable similarity = neurons.permute(1, 0).mmul(concepts);
    SDVariable lambda = graph.nn.softmax(similarity.div(options.temperature()), 1);
    SDVariable embedded = lambda.mmul(graph.constant(words));
    SDVariable anchors = graph.constant(words.getRows(space.anchors()));
    SDVariable squared = squaredDistances(embedded, anchors);
    SDVariable dead = largest.lt(TINY).castTo(type).permute(1, 0);
    SDVariable nearest = graph.min(squared.add(dead.mul(1e6)), 0);
    return graph.mean(graph.math.sqrt(nearest.add(TINY)));
  }

  private SDVariable centred(SDVariable values) {
    return values.sub(graph.mean(values, true, 0));
  }

  private SDVariable largest(SDVariable centred) {
    return graph.max(graph.math.abs(centred), true, 0);
  }

  private SDVariable cubed(SDVariable centred, SDVariable largest) {
    SDVariable scaled = centred.div(largest.add(TINY));
    SDVariable cubes = scaled.mul(scaled).mul(scaled);
    SDVariable norms = graph.math.sqrt(graph.sum(cubes.mul(cubes), true, 0).add(TINY));
    return cubes.div(norms);
  }

  /* [neurons, 1, width] less [1, anchors, width], so that a small distance loses no digits. */
  private SDVariable squaredDistances(SDVariable neurons, SDVariable anchors) {
    SDVariable difference = graph.expandDims(neurons, 1).sub(graph.expandDims(anchors, 0));
    return graph.sum(difference.mul(difference), 2);
  }
}
