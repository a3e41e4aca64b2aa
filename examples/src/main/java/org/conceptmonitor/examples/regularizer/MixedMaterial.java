package org.conceptmonitor.examples.regularizer;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.examples.data.ProbeReader;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Adds drawn images to each minibatch of photographs, as many as it has. A mask keeps them from the
 * loss of the classes; the term takes all images, and of the drawn ones the shares that their masks
 * show, brought to the scale of the others (mean 0, standard deviation 1).
 */
final class MixedMaterial {
  private MixedMaterial() {}

  /**
   * Mixes.
   *
   * @param drawn taken in turn, again and again; at least as many as a minibatch has
   */
  static Material of(Material photographs, ProbeSet drawn) {
    INDArray pixels = ProbeReader.pixels(drawn, 0, drawn.size());
    List<DataSet> minibatches = new ArrayList<>();
    int next = 0;
    for (DataSet minibatch : photographs.minibatches()) {
      int images = minibatch.numExamples();
      next = next + images > drawn.size() ? 0 : next;
      minibatches.add(mixed(minibatch, rows(pixels, next, next + images)));
      next += images;
    }
    double[][] shares = Rows.doubles(drawn.conceptActivations());
    double[][] concepts = Standardization.of(shares).apply(shares);
    return new Material(minibatches, photographs.concepts().with(pixels, Rows.floats(concepts)));
  }

  private static DataSet mixed(DataSet photographs, INDArray drawn) {
    INDArray labels = photographs.getLabels();
    long images = labels.size(0);
    return new DataSet(
        Nd4j.concat(0, photographs.getFeatures(), drawn),
        Nd4j.concat(0, labels, labels),
        null,
        Nd4j.concat(0, Nd4j.ones(images, 1), Nd4j.zeros(images, 1)));
  }

  private static INDArray rows(INDArray pixels, int from, int to) {
    return pixels.get(
        NDArrayIndex.interval(from, to),
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.all());
  }
}
