package org.conceptmonitor.agent;

import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;

/** Small probe sets for the {@link TinyNetworks}. */
final class Probes {
  static final int IMAGES = 150;

  private Probes() {}

  /** A 2-D view that is quickly fitted: of a few of the default concepts. */
  static ConceptMap map() {
    return ConceptMap.fit(
        BrodenVectors.load().encode(ConceptSet.broden().words().subList(0, 40)),
        MapDistance.EUCLIDEAN,
        1);
  }

  static ProbeSet small() {
    return ofShape(new ImageShape(1, TinyNetworks.SIDE, TinyNetworks.SIDE));
  }

  static ProbeSet ofShape(ImageShape shape) {
    return SyntheticProbeSet.builder().shape(shape).images(IMAGES).seed(1).build();
  }
}
