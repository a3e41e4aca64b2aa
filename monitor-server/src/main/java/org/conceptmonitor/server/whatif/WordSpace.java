package org.conceptmonitor.server.whatif;

import java.util.Optional;
import org.conceptmonitor.agent.map.FittedMap;

/**
 * The space of the concept words, in which neurons are placed.
 *
 * @param embedding places neurons in it
 * @param anchors measures d_anchor
 * @param map the 2-D view of it, where the agent sent one
 */
record WordSpace(UnifiedEmbedding embedding, AnchorDistance anchors, Optional<FittedMap> map) {}
