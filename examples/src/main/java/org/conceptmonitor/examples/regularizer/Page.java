package org.conceptmonitor.examples.regularizer;

import java.net.URI;
import org.conceptmonitor.agent.ConceptMonitorListener;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;

/**
 * Where trainings are shown: all on the same images and in the same 2-D view, so that the page can
 * compare them.
 *
 * @param server that the page comes from
 * @param images those that the trials are measured on
 * @param map of the images' concepts
 */
record Page(URI server, ProbeSet images, ConceptMap map) {
  private static final long MAP_SEED = 1;

  /** Makes the 2-D view. */
  static Page of(URI server, ProbeSet images) {
    return new Page(
        server,
        images,
        ConceptMap.fit(
            BrodenVectors.load().encode(images.concepts().words()),
            MapDistance.EUCLIDEAN,
            MAP_SEED));
  }

  /** A listener for one training. */
  ConceptMonitorListener watch(String run) {
    return ConceptMonitorListener.builder()
        .server(server)
        .probeSet(images)
        .conceptMap(map)
        .run(run)
        .build();
  }
}
