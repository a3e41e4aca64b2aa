package org.conceptmonitor.server.whatif;

import java.util.Optional;
import org.conceptmonitor.agent.map.FittedMap;

/**
 * The space of the concept words, in which neurons are placed.
 *
 * @param concepts the words' vectors
 * @param anchors measures d_anchor
 * @param map the 2-D view of it, where the agent sent one
 * @param bytes that all of this occupies at most
 */
record WordSpace(Vectors concepts, AnchorDistance anchors, Optional<FittedMap> map, long bytes) {
  /** The neurons of a layer in it, under some settings. */
  float[][] embeddings(Layer layer, ChosenSettings settings) {
    return new UnifiedEmbedding(concepts, settings.temperature()).of(layer.neurons());
  }
}
