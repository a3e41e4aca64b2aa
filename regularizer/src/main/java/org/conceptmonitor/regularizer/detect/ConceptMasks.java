package org.conceptmonitor.regularizer.detect;

import java.util.BitSet;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/**
 * Which pixels of each probe image show which concept. Implementations are safe for use by several
 * threads.
 */
public interface ConceptMasks {
  int images();

  int height();

  int width();

  /** The concepts, in the order of their indices. */
  ConceptSet concepts();

  /**
   * The pixels of one image that show one concept; bit {@code row * width() + column}. Empty where
   * the image does not show it.
   */
  BitSet mask(int image, int concept);

  /**
   * The same images in another order.
   *
   * @param order of which image each one's masks are; kept, not copied
   */
  default ConceptMasks inOrder(int[] order) {
    return new OrderedMasks(this, order);
  }
}
