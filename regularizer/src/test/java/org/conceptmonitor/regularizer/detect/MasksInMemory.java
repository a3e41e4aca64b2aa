package org.conceptmonitor.regularizer.detect;

import java.util.BitSet;
import java.util.List;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/**
 * Concept masks from rows of text: per image and concept one text, '#' where the pixel shows it.
 */
record MasksInMemory(int height, int width, ConceptSet concepts, List<List<String>> texts)
    implements ConceptMasks {

  @Override
  public int images() {
    return texts.size();
  }

  @Override
  public BitSet mask(int image, int concept) {
    String text = texts.get(image).get(concept);
    BitSet mask = new BitSet();
    for (int pixel = 0; pixel < text.length(); pixel++) {
      mask.set(pixel, text.charAt(pixel) == '#');
    }
    return mask;
  }
}
