package org.conceptmonitor.agent.probe;

import java.util.BitSet;
import java.util.Objects;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptMasks;

/** The masks of drawn images, unpacked when asked for. */
record SyntheticMasks(SyntheticProbeSet probes) implements ConceptMasks {
  @Override
  public int images() {
    return probes.size();
  }

  @Override
  public int height() {
    return probes.shape().height();
  }

  @Override
  public int width() {
    return probes.shape().width();
  }

  @Override
  public ConceptSet concepts() {
    return probes.concepts();
  }

  @Override
  public BitSet mask(int image, int concept) {
    return probes.image(image).mask(Objects.checkIndex(concept, concepts().size()));
  }
}
