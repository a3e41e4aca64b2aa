package org.conceptmonitor.regularizer.detect;

import java.util.BitSet;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/** Masks of the same images in another order. */
record OrderedMasks(ConceptMasks masks, int[] order) implements ConceptMasks {
  @Override
  public int images() {
    return order.length;
  }

  @Override
  public int height() {
    return masks.height();
  }

  @Override
  public int width() {
    return masks.width();
  }

  @Override
  public ConceptSet concepts() {
    return masks.concepts();
  }

  @Override
  public BitSet mask(int image, int concept) {
    return masks.mask(order[image], concept);
  }
}
