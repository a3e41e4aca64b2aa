package org.conceptmonitor.agent.probe;

import java.util.BitSet;
import java.util.Map;
import java.util.function.IntFunction;
import org.conceptmonitor.agent.probe.broden.BrodenFolder;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptMasks;

/** Masks from label images, read when asked for and scaled to the probe images' size. */
final class BrodenMasks implements ConceptMasks {
  private final int images;
  private final ImageShape shape;
  private final ConceptSet concepts;
  private final int[] labels;
  private final IntFunction<Map<Integer, BitSet>> maskByLabel;

  /**
   * @param labels of the concepts
   */
  BrodenMasks(BrodenFolder folder, ImageShape shape, ConceptSet concepts, int[] labels) {
    this.images = folder.size();
    this.shape = shape;
    this.concepts = concepts;
    this.labels = labels;
    maskByLabel = new Latest<>(image -> folder.labels(image).masks(shape.height(), shape.width()));
  }

  @Override
  public int images() {
    return images;
  }

  @Override
  public int height() {
    return shape.height();
  }

  @Override
  public int width() {
    return shape.width();
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  @Override
  public BitSet mask(int image, int concept) {
    BitSet mask = maskByLabel.apply(image).get(labels[concept]);
    return mask == null ? new BitSet() : (BitSet) mask.clone();
  }
}
